/** The calendar of an address, as a list of days or as months, with filters by bin. */
import type { JSX } from "preact";
import { useMemo, useState } from "preact/hooks";
import { t } from "../../../kernel/words";
import { Bin, Button, Chips, EmptyState, LinkButton, Section, Segments } from "../../../ui";
import type { Stream } from "../api";
import { type CollectionDay, type Moment, streamsOf } from "../rules";
import { containerOf, upperFirst } from "../words";
import { DayList } from "./DayList";
import { MonthTable } from "./MonthTable";

export interface CalendarProps {
  days: readonly CollectionDay[];
  /** The days of this month that are over, for the month view; as many as the phone knows. */
  past: readonly CollectionDay[];
  streams: readonly Stream[];
  at: Moment;
  until: string;
}

const DAYS_AT_FIRST = 12;

export function Calendar({ days, past, streams, at, until }: CalendarProps): JSX.Element {
  const [view, setView] = useState<"list" | "month">("list");
  const [only, setOnly] = useState<ReadonlySet<string>>(new Set());
  const [limit, setLimit] = useState(DAYS_AT_FIRST);
  const shown = useMemo(() => days.map((day) => filtered(day, only)).filter(isFull), [days, only]);
  const over = useMemo(() => past.map((day) => filtered(day, only)).filter(isFull), [past, only]);
  const used = useMemo(() => streamsOf(days.flatMap((day) => day.pickups)), [days]);

  return (
    <Section title={t("waste.calendar.title")}>
      <div class="pv-calendar-tools pv-no-print">
        <Segments
          label={t("waste.calendar.view")}
          value={view}
          options={[
            { value: "list", label: t("waste.calendar.list") },
            { value: "month", label: t("waste.calendar.month") },
          ]}
          onChange={setView}
        />
        <LinkButton variant="tertiary" icon="printer" href="/collectes/imprimer">
          {t("waste.calendar.print")}
        </LinkButton>
      </div>
      <Filters streams={streams.filter((stream) => used.includes(stream.code))} only={only} onChange={setOnly} />
      {shown.length === 0 && <EmptyState title={t("waste.calendar.empty")} />}
      {view === "list" ? (
        <>
          <DayList days={shown.slice(0, limit)} streams={streams} today={at.on} />
          {shown.length > limit && (
            <div class="pv-no-print">
              <Button variant="secondary" onClick={() => setLimit(limit + 2 * DAYS_AT_FIRST)}>
                {t("waste.calendar.more")}
              </Button>
            </div>
          )}
        </>
      ) : (
        <MonthTable days={[...over, ...shown]} streams={streams} today={at.on} until={until} />
      )}
    </Section>
  );
}

function filtered(day: CollectionDay, only: ReadonlySet<string>): CollectionDay {
  if (only.size === 0) return day;
  const keep = (list: CollectionDay["pickups"]): CollectionDay["pickups"] =>
    list.filter((pickup) => only.has(pickup.stream));
  return { on: day.on, pickups: keep(day.pickups), cancelled: keep(day.cancelled), moved_away: keep(day.moved_away) };
}

function isFull(day: CollectionDay): boolean {
  return day.pickups.length + day.cancelled.length + day.moved_away.length > 0;
}

interface FiltersProps {
  streams: readonly Stream[];
  only: ReadonlySet<string>;
  onChange: (only: ReadonlySet<string>) => void;
}

function Filters({ streams, only, onChange }: FiltersProps): JSX.Element {
  const options = streams.map((stream) => ({
    value: stream.code,
    label: (
      <>
        <Bin symbol={stream.symbol} colour={stream.colour} />
        {upperFirst(containerOf(streams, stream.code))}
      </>
    ),
  }));
  return <Chips label={t("waste.calendar.filter")} options={options} chosen={only} onChange={onChange} />;
}
