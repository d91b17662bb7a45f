/** What one settles about oneself: who one is here, one's passkeys, and leaving. */
import type { JSX } from "preact";
import { t } from "../../../../kernel/words";
import { navigate } from "../../../../shell/router";
import { staffRoutes } from "../../../../shell/staff_rooms";
import { Button, List, Page, Row, Section } from "../../../../ui";
import { deleteSession, type Session } from "../api";
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
      <TownSettings role={session.role} />
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

const ROLES: readonly Session["role"][] = ["agent", "editor", "admin"];

/** What the rooms let one settle for the whole town: their screens below « Réglages ». */
function TownSettings({ role }: { role: Session["role"] }): JSX.Element | null {
  const screens = staffRoutes.filter(
    (route) =>
      /^\/staff\/reglages\/[^/:]+$/.test(route.path) && ROLES.indexOf(role) >= ROLES.indexOf(route.role ?? "agent"),
  );
  if (screens.length === 0) return null;
  return (
    <Section title={t("people.staff.settings.town")}>
      <List label={t("people.staff.settings.town")}>
        {screens.map((screen) => (
          <Row key={screen.path} title={t(screen.title)} href={screen.path} />
        ))}
      </List>
    </Section>
  );
}
