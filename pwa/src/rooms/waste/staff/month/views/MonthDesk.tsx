/** The console's calendar: every sector's pickups over a month, and each day one press away from its changes. */
import type { JSX } from "preact";
import { useEffect } from "preact/hooks";
import { formatMonth, today } from "../../../../../kernel/dates";
import { firstOfMonth } from "../../../../../kernel/days";
import { t } from "../../../../../kernel/words";
import { useDataset } from "../../../../../store/datasets";
import { Bin, Button, Chips, EmptyState, LinkButton, Page, Skeleton } from "../../../../../ui";
import type { Stream } from "../../../api";
import { containerOf, upperFirst } from "../../../words";
import { CollectionsNav } from "../../views/CollectionsNav";
import { StaffTrouble } from "../../views/StaffTrouble";
import { monthDays } from "../rules";
import { beginAnew, day, draft, known, loadMonth, month, stream, trouble } from "../state";
import { ChangePanel } from "./ChangePanel";
import { DayPanel } from "./DayPanel";
import { MonthGrid } from "./MonthGrid";
import { MonthList } from "./MonthList";
import { TakeBackBar } from "./TakeBackBar";
import "../month.css";

export function MonthDesk(): JSX.Element {
  const streams = useDataset("waste.streams").value.body?.streams ?? [];
  useEffect(() => beginAnew(), []);
  useMonth(month.value);
  return (
    <Page title={t("waste_month_staff.title")} wide>
      <CollectionsNav />
      <div class="pv-month-desk" data-open={day.value !== undefined}>
        <div class="pv-month-main">
          <StreamChips streams={streams} />
          <MonthHead />
          <Calendar streams={streams} />
        </div>
        {day.value && <Panel on={day.value} streams={streams} />}
      </div>
      <TakeBackBar streams={streams} />
    </Page>
  );
}

/** Read when it appears, and again when somebody comes back to look at it. */
function useMonth(first: string): void {
  useEffect(() => {
    void loadMonth(first);
    const refresh = (): void => {
      if (document.visibilityState === "visible") void loadMonth(first);
    };
    document.addEventListener("visibilitychange", refresh);
    return () => document.removeEventListener("visibilitychange", refresh);
  }, [first]);
}

function StreamChips({ streams }: { streams: readonly Stream[] }): JSX.Element {
  const choose = (chosen: ReadonlySet<string>): void => {
    stream.value = [...chosen].find((code) => code !== stream.value) ?? "";
  };
  return (
    <Chips
      label={t("waste_month_staff.streams")}
      options={streams.map((one) => ({
        value: one.code,
        label: (
          <>
            <Bin symbol={one.symbol} colour={one.colour} />
            {upperFirst(containerOf(streams, one.code))}
          </>
        ),
      }))}
      chosen={new Set(stream.value ? [stream.value] : [])}
      onChange={choose}
    />
  );
}

function MonthHead(): JSX.Element {
  const go = (months: number): void => {
    month.value = firstOfMonth(month.value, months);
  };
  const now = firstOfMonth(today());
  return (
    <div class="pv-month-head">
      <h2 aria-live="polite">{upperFirst(formatMonth(month.value))}</h2>
      <div class="pv-month-steps">
        <Button variant="secondary" icon="chevron-left" label={t("waste.month.before")} onClick={() => go(-1)} />
        <Button
          variant="secondary"
          disabled={month.value === now}
          onClick={() => {
            month.value = now;
          }}
        >
          {t("waste_month_staff.today")}
        </Button>
        <Button variant="secondary" icon="chevron-right" label={t("waste.month.after")} onClick={() => go(1)} />
      </div>
    </div>
  );
}

function Calendar({ streams }: { streams: readonly Stream[] }): JSX.Element {
  const shown = known(month.value);
  if (!shown) {
    if (trouble.value !== undefined) {
      return <StaffTrouble trouble={trouble.value} onRetry={() => void loadMonth()} />;
    }
    return <Skeleton lines={8} />;
  }
  if (shown.sectors.length === 0) {
    return (
      <EmptyState
        title={t("waste_month_staff.empty")}
        actions={<LinkButton href="/staff/collectes/importer">{t("waste_month_staff.import")}</LinkButton>}
      >
        {t("waste_month_staff.empty_what")}
      </EmptyState>
    );
  }
  const days = monthDays(shown, stream.value);
  return (
    <>
      {trouble.value !== undefined && <StaffTrouble trouble={trouble.value} onRetry={() => void loadMonth()} />}
      <MonthGrid days={days} streams={streams} isOneStream={stream.value !== ""} />
      <MonthList days={days} streams={streams} />
    </>
  );
}

function Panel({ on, streams }: { on: string; streams: readonly Stream[] }): JSX.Element | null {
  const shown = known(month.value);
  if (!shown) return null;
  if (draft.value) return <ChangePanel draft={draft.value} month={shown} streams={streams} />;
  return <DayPanel key={on} on={on} month={shown} streams={streams} />;
}
