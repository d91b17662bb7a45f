/** What one settles about oneself: who one is here, one's passkeys, and leaving. */
import type { JSX } from "preact";
import { t } from "../../../../kernel/words";
import { navigate } from "../../../../shell/router";
import { Button, Page, Section } from "../../../../ui";
import { deleteSession } from "../api";
import { csrf, standing, wentOut } from "../session";
import { PasskeyList } from "./PasskeyList";
import { Trouble, useWork } from "./work";

export function SettingsPage(): JSX.Element | null {
  const now = standing.value;
  const { busy, trouble, work } = useWork();
  if (now.kind !== "in") return null;
  const { session } = now;
  const leave = (): Promise<void> =>
    work(async () => {
      await deleteSession(await csrf());
      wentOut();
      navigate("/staff/entrer", { replace: true });
    });
  return (
    <Page title={t("people.staff.settings.title")}>
      <Section title={session.name}>
        <p>{t(`people.staff.role.${session.role}`, { town: session.town.name })}</p>
      </Section>
      <PasskeyList session={session} />
      <Section title={t("people.staff.settings.leave")}>
        <p>{t("people.staff.settings.leave.what")}</p>
        <Trouble trouble={trouble} />
        <div class="pv-actions">
          <Button variant="secondary" icon="log-out" busy={busy} onClick={() => void leave()}>
            {t("people.staff.settings.leave.do")}
          </Button>
        </div>
      </Section>
    </Page>
  );
}
