/** The offer to put the town on the home screen: once, calmly, and gone when put away. */
import type { JSX } from "preact";
import { now } from "../kernel/clock";
import { t } from "../kernel/words";
import { setting } from "../store/settings_live";
import { Button, Icon } from "../ui";
import { dismissInstall, install, installState } from "./install";

const QUIET_MS = 90 * 86_400_000;

/** `always`: on the help page it stays, even after it was put away. */
export function InstallCard({ always = false }: { always?: boolean }): JSX.Element | null {
  const state = installState.value;
  const dismissedAt = setting("install_dismissed_at").value ?? Number.NEGATIVE_INFINITY;
  const quiet = now().getTime() - dismissedAt < QUIET_MS;
  if (state === "none" || (quiet && !always)) return null;
  return (
    <section class="pv-install pv-no-print">
      <Icon name="download" />
      <div>
        <h2>{t("shell.install.title")}</h2>
        <p>{t(state === "by-hand" ? "shell.install.by_hand" : "shell.install.why")}</p>
        <div class="pv-actions">
          {state === "offered" && <Button onClick={() => void install()}>{t("shell.install.do")}</Button>}
          {!always && (
            <Button variant="tertiary" onClick={() => void dismissInstall()}>
              {t("shell.install.later")}
            </Button>
          )}
        </div>
      </div>
    </section>
  );
}
