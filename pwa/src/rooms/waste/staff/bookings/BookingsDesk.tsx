/** « Réservations »: each day's list for the truck, street by street, to print or take away; and the terms of booking. */
import type { JSX } from "preact";
import { useEffect } from "preact/hooks";
import { formatDay } from "../../../../kernel/dates";
import { language, t } from "../../../../kernel/words";
import { useDataset } from "../../../../store/datasets";
import { Button, EmptyState, LinkButton, List, Page, Row, Section, Skeleton, Tag } from "../../../../ui";
import type { BookedDay } from "../../../../wire/api.gen";
import type { Stream } from "../../api";
import { containerOf, upperFirst } from "../../words";
import { CollectionsNav } from "../views/CollectionsNav";
import { StaffTrouble } from "../views/StaffTrouble";
import { BookedRow } from "./BookedRow";
import { PolicyForm } from "./PolicyForm";
import { bookings, loadBookings, tableAddress, trouble } from "./state";
import "../../bookings/bookings.css";

export function BookingsDesk(): JSX.Element {
  useEffect(() => {
    void loadBookings();
  }, []);
  const known = bookings.value;
  const streams = useDataset("waste.streams").value.body?.streams ?? [];
  return (
    <Page title={t("waste_booking_staff.title")} lead={t("waste_booking_staff.lead")}>
      <CollectionsNav />
      {trouble.value !== undefined && <StaffTrouble trouble={trouble.value} onRetry={() => void loadBookings()} />}
      {known ? (
        <>
          <Days days={known.days} streams={streams} />
          <PolicyForm policies={known.policies} streams={streams} />
        </>
      ) : (
        trouble.value === undefined && <Skeleton lines={5} />
      )}
    </Page>
  );
}

function Days({ days, streams }: { days: readonly BookedDay[]; streams: readonly Stream[] }): JSX.Element {
  const taken = days.filter((day) => day.bookings.length > 0);
  const free = days.filter((day) => day.bookings.length === 0 && !day.is_cancelled);
  if (days.length === 0) {
    return <EmptyState title={t("waste_booking_staff.no_day")}>{t("waste_booking_staff.no_day_what")}</EmptyState>;
  }
  return (
    <>
      {taken.length === 0 && <EmptyState title={t("waste_booking_staff.none")} />}
      {taken.map((day) => (
        <Day key={`${day.uid} ${day.on} ${day.is_cancelled}`} day={day} streams={streams} />
      ))}
      {free.length > 0 && (
        <Section title={t("waste_booking_staff.free")} screenOnly>
          <List label={t("waste_booking_staff.free")}>
            {free.map((day) => (
              <Row key={`${day.uid} ${day.on}`} title={dayWords(day, streams)} detail={leftWords(day)} />
            ))}
          </List>
        </Section>
      )}
    </>
  );
}

function Day({ day, streams }: { day: BookedDay; streams: readonly Stream[] }): JSX.Element {
  return (
    <section class="pv-section pv-booked-day">
      <div class="pv-section-head">
        <h2>{dayWords(day, streams)}</h2>
        {day.is_cancelled ? (
          <Tag state="cancelled">{t("waste_booking_staff.day_cancelled")}</Tag>
        ) : (
          <span class="pv-row-detail">{leftWords(day)}</span>
        )}
      </div>
      <div class="pv-actions pv-no-print">
        <Button variant="secondary" icon="printer" onClick={() => window.print()}>
          {t("waste_booking_staff.print")}
        </Button>
        <LinkButton variant="secondary" icon="download" href={tableAddress(day, language.value)} download="">
          {t("waste_booking_staff.table")}
        </LinkButton>
      </div>
      <List label={dayWords(day, streams)}>
        {day.bookings.map((booking) => (
          <BookedRow key={booking.id} booking={booking} />
        ))}
      </List>
    </section>
  );
}

/** « Mercredi 2 décembre – Encombrants, À l’ouest du pont » */
function dayWords(day: BookedDay, streams: readonly Stream[]): string {
  const bin = upperFirst(containerOf(streams, day.stream));
  return `${upperFirst(formatDay(day.on))} – ${bin}, ${day.sector_name || day.sector}`;
}

function leftWords(day: BookedDay): string {
  const left = Math.max(0, day.places - day.bookings.length);
  return t("waste_booking_staff.left", { count: left, places: String(day.places) });
}
