/** « Collectes »: what goes out next, then each bin's next day, then the whole calendar. */
import type { JSX } from "preact";
import { usePrinting } from "../../../kernel/printing";
import { t } from "../../../kernel/words";
import { Age, List, Notification, Page, PhoneLink, Phrase, Row, Section } from "../../../ui";
import type { Stream } from "../api";
import { BookingRow } from "../bookings/BookingRow";
import { doubts } from "../rules";
import { containerOf } from "../words";
import { Calendar } from "./Calendar";
import { EachBin } from "./EachBin";
import { AskAddressBand, NextBand } from "./NextBand";
import { NotReady } from "./NotReady";
import { PrintedCalendar } from "./PrintedCalendar";
import { MissingReminder, NextReminder } from "./ReminderNotes";
import { useCollections } from "./useCollections";

export function Collections(): JSX.Element {
  const collections = useCollections();
  const printing = usePrinting();
  const title = t("waste.title");
  if (collections.state === "no-address") {
    return (
      <Page title={title} band={<AskAddressBand />}>
        <More />
      </Page>
    );
  }
  if (collections.state !== "ready") {
    return (
      <Page title={title}>
        <NotReady collections={collections} />
        <More />
      </Page>
    );
  }
  const { calendar, streams, days, ahead, late, past, at, age } = collections;
  return (
    <Page title={title} band={<NextBand {...collections} />}>
      <div class="pv-under-band pv-no-print">
        <Age dataset={age} />
        <NextReminder at={at} />
        <a class="ds-link" href="/adresse">
          {t("waste.change_address")}
        </a>
      </div>
      <MissingReminder />
      <Doubtful calendar={calendar} streams={streams} />
      <EachBin days={ahead} late={late} streams={streams} at={at} />
      <Calendar days={days} past={past} streams={streams} at={at} until={calendar.until_on} />
      <More />
      {printing && <PrintedCalendar {...collections} />}
    </Page>
  );
}

function Doubtful({
  calendar,
  streams,
}: {
  calendar: Parameters<typeof doubts>[0];
  streams: readonly Stream[];
}): JSX.Element | null {
  const { overlapping, missing } = doubts(calendar, streams);
  if (overlapping.length + missing.length === 0) return null;
  const names = (codes: readonly string[]): string => codes.map((code) => containerOf(streams, code)).join(", ");
  return (
    <>
      {overlapping.length > 0 && (
        <Notification severity="warning" title={t("waste.overlap.title", { bins: names(overlapping) })}>
          <p>
            <Phrase words="waste.overlap.what" phone={<PhoneLink />} />
          </p>
        </Notification>
      )}
      {missing.length > 0 && (
        <Notification severity="info" title={t("waste.missing.title", { bins: names(missing) })}>
          <p>
            <Phrase words="waste.missing.what" phone={<PhoneLink />} />
          </p>
        </Notification>
      )}
    </>
  );
}

function More(): JSX.Element {
  return (
    <Section title={t("waste.more.title")} screenOnly>
      <List>
        <Row href="/collectes/guide" title={t("waste.guide.title")} detail={t("waste.guide.lead")} />
        <Row href="/collectes/rappels" title={t("waste_reminder.row")} detail={t("waste_reminder.row.detail")} />
        <Row href="/collectes/abonnement" title={t("waste_feed.title")} detail={t("waste_feed.lead")} />
        <Row href="/collectes/pas-ramasse" title={t("waste.more.missed")} detail={t("waste.more.missed_detail")} />
        <BookingRow />
      </List>
    </Section>
  );
}
