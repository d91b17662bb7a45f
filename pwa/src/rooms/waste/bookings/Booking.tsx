/** « Encombrants »: what is taken, which days have a place, how many things; then the form, with all of it in its places. */
import type { JSX } from "preact";
import { useState } from "preact/hooks";
import type { Definition } from "../../../form_engine";
import { minute } from "../../../kernel/clock";
import { formatDay, formatMoment } from "../../../kernel/dates";
import { pick, t } from "../../../kernel/words";
import { navigate } from "../../../shell/router";
import { offline, refreshDataset, useDataset } from "../../../store/datasets";
import { setting } from "../../../store/settings_live";
import {
  Age,
  Button,
  EmptyState,
  ErrorSummary,
  type FieldErrorLine,
  Icon,
  LinkButton,
  Page,
  PhoneLink,
  Phrase,
  ProblemNote,
  RadioGroup,
  Section,
  Skeleton,
} from "../../../ui";
import type { Bookable } from "../../../wire/api.gen";
import { openForms } from "../../forms/api";
import { beginWith } from "../../forms/state";
import { upperFirst } from "../words";
import { Counters } from "./Counters";
import { bookingAnswers, type Counts, daysOfStreet, itemsOf, type Lack, lacksOf, NEXT_STEP, openDays } from "./rules";
import "./bookings.css";

export function Booking(): JSX.Element {
  const zone = setting("zone").value;
  return (
    <Page
      title={t("waste_booking.title")}
      lead={t("waste_booking.lead")}
      back={{ href: "/collectes", words: t("waste.title") }}
    >
      {zone ? (
        <OfZone zone={zone} />
      ) : (
        <EmptyState
          title={t("waste_booking.no_address")}
          actions={<LinkButton href="/adresse">{t("waste.band.give_address")}</LinkButton>}
        >
          {t("waste_booking.no_address_what")}
        </EmptyState>
      )}
    </Page>
  );
}

function OfZone({ zone }: { zone: string }): JSX.Element {
  const bookings = useDataset("waste.bookings", zone).value;
  const calendar = useDataset("waste.calendar", zone).value.body;
  const street = setting("address").value?.street ?? "";
  const published = useDataset("forms.published").value;
  if (!bookings.body || !published.body) {
    const failed = [bookings, published].find((one) => one.state === "failed");
    if (!failed) return <Skeleton lines={6} />;
    const retry = (): void => {
      void refreshDataset("waste.bookings", zone);
      void refreshDataset("forms.published");
    };
    return <ProblemNote problem={failed.problem} kept={t("waste_booking.kept")} onRetry={retry} />;
  }
  const streams = bookings.body.streams.map((one) => (calendar ? daysOfStreet(one, calendar, street) : one));
  const bookable = streams.find((one) => openDays(one, minute.value).length > 0);
  const form = openForms(published.body).find((one) => one.code === bookable?.form);
  if (!bookable || !form) {
    return (
      <EmptyState title={t("waste_booking.none")}>
        <Phrase words="waste_booking.none_what" phone={<PhoneLink />} />
      </EmptyState>
    );
  }
  return (
    <>
      <Terms bookable={bookable} />
      <Choice bookable={bookable} form={form} />
      <Age dataset={bookings} />
    </>
  );
}

function Terms({ bookable: { policy } }: { bookable: Bookable }): JSX.Element {
  return (
    <>
      <Section title={t("waste_booking.accepted")}>
        <p>{pick(policy.accepted)}</p>
        <p>{t("waste_booking.quota", { count: policy.bookings_per_year })}</p>
      </Section>
      <Section title={t("waste_booking.refused")}>
        <p>{pick(policy.refused)}</p>
      </Section>
    </>
  );
}

function Choice({ bookable, form }: { bookable: Bookable; form: Definition }): JSX.Element {
  const most = bookable.policy.items_per_booking;
  const [on, setOn] = useState("");
  const [counts, setCounts] = useState<Counts>({});
  const [lacks, setLacks] = useState<readonly Lack[]>([]);
  const [busy, setBusy] = useState(false);
  const address = setting("address").value?.words ?? "";
  const words = (lack: Lack): string => t(`waste_booking.lack.${lack}`, { count: String(most) });
  const [lines, setLines] = useState<readonly FieldErrorLine[]>([]);
  const wrong = lacks.find((lack) => lack !== "day");
  const goOn = async (event: Event): Promise<void> => {
    event.preventDefault();
    const found = lacksOf(on, counts, most);
    setLacks(found);
    setLines(found.map((lack) => ({ id: lack === "day" ? "day" : "items", words: words(lack) })));
    if (found.length > 0) return;
    setBusy(true);
    navigate(await beginWith(form, bookingAnswers(form, on, counts, address), NEXT_STEP));
  };
  return (
    <form class="pv-booking" noValidate onSubmit={(event) => void goOn(event)}>
      <ErrorSummary errors={lines} />
      <RadioGroup
        id="day"
        label={t("waste_booking.day")}
        help={t("waste_booking.day_help")}
        error={lacks.includes("day") ? words("day") : undefined}
        options={openDays(bookable, minute.value).map((day) => ({
          value: day.on,
          label: upperFirst(formatDay(day.on)),
          help: t("waste_booking.left", { count: day.places_left, moment: formatMoment(day.closes_at) }),
        }))}
        value={on}
        onChange={setOn}
      />
      <Counters
        id="items"
        help={t("waste_booking.items_help", { count: String(most) })}
        error={wrong && words(wrong)}
        items={itemsOf(form)}
        counts={counts}
        most={most}
        onChange={setCounts}
      />
      <p>{t("waste_booking.private")}</p>
      {offline.value && (
        <p class="pv-booking-offline">
          <Icon name="offline" />
          <span>{t("waste_booking.offline")}</span>
        </p>
      )}
      <div class="pv-actions">
        <Button type="submit" busy={busy}>
          {t("waste_booking.go_on")}
        </Button>
      </div>
    </form>
  );
}
