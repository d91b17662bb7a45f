/** « Rappels »: how many phones ask for them, what reached them this week, and which give no sign. */
import type { JSX } from "preact";
import { useCallback, useEffect, useState } from "preact/hooks";
import { locale } from "../../../../kernel/dates";
import { t } from "../../../../kernel/words";
import { EmptyState, Page, Section, Skeleton } from "../../../../ui";
import type { ReminderPulse } from "../../../../wire/api.gen";
import { call } from "../../../../wire/http";
import { leaveIfSignedOut } from "../../../people/staff/session";
import { CollectionsNav } from "./CollectionsNav";
import { StaffTrouble } from "./StaffTrouble";

export function RemindersDesk(): JSX.Element {
  const [pulse, setPulse] = useState<ReminderPulse>();
  const [trouble, setTrouble] = useState<unknown>();
  const load = useCallback(async () => {
    try {
      setPulse(await call<ReminderPulse>("GET", "/api/v1/staff/collection-reminders"));
      setTrouble(undefined);
    } catch (problem) {
      if (!leaveIfSignedOut(problem)) setTrouble(problem);
    }
  }, []);
  useEffect(() => void load(), [load]);
  return (
    <Page title={t("waste_reminder_staff.title")} lead={t("waste_reminder_staff.lead")} wide>
      <CollectionsNav />
      {trouble !== undefined && <StaffTrouble trouble={trouble} onRetry={() => void load()} />}
      {!pulse && trouble === undefined && <Skeleton lines={5} />}
      {pulse && <Pulse pulse={pulse} />}
    </Page>
  );
}

const WEEK = ["sent", "shown", "opened", "failed"] as const;
const CONCERNS = ["missed", "silent"] as const;

function Pulse({ pulse }: { pulse: ReminderPulse }): JSX.Element {
  if (pulse.phones === 0 && pulse.sent === 0) {
    return <EmptyState title={t("waste_reminder_staff.none")}>{t("waste_reminder_staff.none_what")}</EmptyState>;
  }
  return (
    <>
      <p class="pv-lead">
        <strong>{t("waste_reminder_staff.phones", { count: pulse.phones })}</strong>
      </p>
      <Section title={t("waste_reminder_staff.week")}>
        <dl class="pv-facts">
          {WEEK.map((name) => (
            <div key={name}>
              <dt>{t(`waste_reminder_staff.${name}`)}</dt>
              <dd>{pulse[name].toLocaleString(locale())}</dd>
            </div>
          ))}
          {CONCERNS.map((name) => (
            <div key={name}>
              <dt>{t(`waste_reminder_staff.${name}`)}</dt>
              <dd>
                {pulse[name].toLocaleString(locale())}
                {pulse[name] > 0 && <p>{t(`waste_reminder_staff.${name}.what`)}</p>}
              </dd>
            </div>
          ))}
        </dl>
        <p>{t("waste_reminder_staff.iphone")}</p>
      </Section>
    </>
  );
}
