/** Shows the console's screens to whoever is signed in, and the way in to everybody else, at the same address. */
import type { ComponentChildren, JSX } from "preact";
import { useEffect } from "preact/hooks";
import { t } from "../../../../kernel/words";
import { setting } from "../../../../store/settings_live";
import { Page, ProblemNote, Skeleton } from "../../../../ui";
import { isRemembered, lookUp, standing } from "../session";
import "../console.css";
import { EnterPage } from "./EnterPage";

export interface GateProps {
  /** The screen works from what this phone keeps: without network it opens to whoever was in here. */
  opensOffline?: boolean | undefined;
  children: ComponentChildren;
}

export function Gate({ opensOffline = false, children }: GateProps): JSX.Element {
  const now = standing.value;
  useEffect(() => {
    if (standing.peek().kind === "unknown") void lookUp();
  }, []);
  if (now.kind === "in") return <>{children}</>;
  if (now.kind === "out") return <EnterPage />;
  if (opensOffline && isRemembered(setting("staff_seen_at").value)) return <>{children}</>;
  return (
    <Page title={t("people.staff.sign_in.title")} headless={now.kind === "unknown"}>
      {now.kind === "unknown" ? <Skeleton /> : <ProblemNote problem={now.problem} onRetry={() => void lookUp()} />}
    </Page>
  );
}
