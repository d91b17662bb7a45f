/** « Me le rappeler »: for each bin when, then the browser's own question; once on, every change has effect at once. */
import type { ComponentChildren, JSX } from "preact";
import { useEffect } from "preact/hooks";
import { formatDayNear, formatTime } from "../../../kernel/dates";
import { t } from "../../../kernel/words";
import { setting } from "../../../store/settings_live";
import {
  Age,
  AnswerBand,
  LinkButton,
  List,
  Page,
  PhoneLink,
  Phrase,
  ProblemNote,
  Row,
  Section,
  Skeleton,
} from "../../../ui";
import { alerts } from "../../notices/alerts/alerts";
import { lookOnce } from "../../notices/alerts/start";
import { AlertTrouble } from "../../notices/views/AlertTrouble";
import { startReminders } from "../reminders/start";
import { nextReminder } from "../reminders/wish";
import { moment, ownPickups } from "../state";
import { ReminderForm } from "./ReminderForm";
import { useCollections } from "./useCollections";
import "../../notices/notices.css";

const BACK = { href: "/collectes", words: "waste.title" };

export function Reminders(): JSX.Element {
  useEffect(() => {
    void lookOnce();
    void startReminders();
  }, []);
  const collections = useCollections();
  const pickups = ownPickups.value;
  if (collections.state === "no-address" || collections.state === "no-zone") {
    const isUnknown = collections.state === "no-address";
    return (
      <Frame band={<AskBand words={isUnknown ? "waste_reminder.no_address" : "waste_reminder.no_zone"} />}>
        <Elsewhere />
      </Frame>
    );
  }
  if (collections.state !== "ready" || !pickups) {
    return (
      <Frame>
        {collections.state === "failed" ? <ProblemNote problem={collections.problem} /> : <Skeleton lines={5} />}
        <Elsewhere />
      </Frame>
    );
  }
  const streams = collections.streams.filter((stream) => pickups.some((pickup) => pickup.stream === stream.code));
  return (
    <Frame band={<Band />}>
      <div class="pv-under-band">
        <Age dataset={collections.age} />
      </div>
      <AlertTrouble />
      {canHave() && <ReminderForm key={setting("zone").value ?? ""} streams={streams} pickups={pickups} />}
      <Elsewhere />
    </Frame>
  );
}

/** Where the browser cannot have alerts at all, only the other ways remain. */
function canHave(): boolean {
  const { state } = alerts.value;
  return state !== "unknown" && state !== "unsupported" && state !== "denied";
}

function Frame({ band, children }: { band?: JSX.Element; children: ComponentChildren }): JSX.Element {
  return (
    <Page title={t("waste_reminder.title")} band={band} back={{ ...BACK, words: t(BACK.words) }}>
      {children}
    </Page>
  );
}

function AskBand({ words }: { words: "waste_reminder.no_address" | "waste_reminder.no_zone" }): JSX.Element {
  return (
    <AnswerBand
      eyebrow={t("waste_reminder.title")}
      tone="quiet"
      detail={
        <p>
          <Phrase words={`${words}.detail`} phone={<PhoneLink />} />
        </p>
      }
      actions={<LinkButton href="/adresse">{t("waste.band.give_address")}</LinkButton>}
    >
      {t(words)}
    </AnswerBand>
  );
}

/** The answer: whether this phone reminds, and when next. */
function Band(): JSX.Element {
  const kept = setting("reminders").value;
  const isOn = alerts.value.state === "active" && Boolean(kept?.wishes.length);
  const at = moment.value;
  const next = isOn && kept ? nextReminder(kept.wishes, ownPickups.value ?? [], at) : undefined;
  const key = isOn ? "on" : "off";
  return (
    <AnswerBand
      eyebrow={t("waste_reminder.title")}
      tone={isOn ? "town" : "quiet"}
      detail={<p>{t(`waste_reminder.band.${key}.detail`)}</p>}
    >
      {next
        ? t("waste_reminder.band.next", { day: formatDayNear(next.on, at.on), time: formatTime(next.time) })
        : t(`waste_reminder.band.${key}`)}
    </AnswerBand>
  );
}

/** The ways that need no alert. */
function Elsewhere(): JSX.Element {
  return (
    <Section title={t("waste_reminder.elsewhere")} screenOnly>
      <List>
        <Row
          href="/collectes/abonnement"
          title={t("waste_reminder.calendar")}
          detail={t("waste_reminder.calendar.detail")}
        />
        <Row href="/alertes" title={t("waste_reminder.alerts")} detail={t("waste_reminder.alerts.detail")} />
      </List>
    </Section>
  );
}
