/** Around every screen: the town at the top, the four places, and whom to call at the bottom. */
import type { ComponentChildren, JSX } from "preact";
import { t } from "../kernel/words";
import { Bars } from "./Bars";
import { Footer } from "./Footer";
import { Header } from "./Header";
import { Places } from "./Places";

export interface FrameProps {
  path: string;
  children: ComponentChildren;
}

export function Frame({ path, children }: FrameProps): JSX.Element {
  return (
    <div class="pv-frame">
      <a class="pv-skip" href="#contenu">
        {t("shell.skip")}
      </a>
      <div class="pv-rail">
        <Header path={path} />
        <Places path={path} />
      </div>
      <Bars />
      <main class="pv-main" id="contenu" tabIndex={-1}>
        {children}
      </main>
      <Footer />
    </div>
  );
}
