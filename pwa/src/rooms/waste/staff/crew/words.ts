/** Says rounds and marks as crews read them. */
import { formatClock, formatDayNear, formatTime } from "../../../../kernel/dates";
import { addDays } from "../../../../kernel/days";
import { t } from "../../../../kernel/words";
import type { Stream } from "../../api";
import { containerOf, upperFirst } from "../../words";
import type { Mark, Round, RoundProgress, Said } from "./marks";

/** « Bac brun, Village » */
export function roundWords(round: Round, streams: readonly Stream[]): string {
  return t("waste_crew_staff.round", {
    bin: upperFirst(containerOf(streams, round.stream)),
    sector: round.sector_name || round.sector,
  });
}

/** « 12 rues sur 31, 2 en retard » */
export function progressWords({ done, late, of }: RoundProgress): string {
  const said = t("waste_crew_staff.progress", { count: done, of: String(of) });
  return late > 0 ? t("waste_crew_staff.progress.late", { progress: said, late: String(late) }) : said;
}

/** « Fait à 9 h 40 », « En retard : passera demain avant 12 h (bris de camion) » */
export function markWords(mark: Mark, today: string): string {
  if (mark.state === "done") return t("waste_crew_staff.mark.done", { time: formatClock(mark.marked_at) });
  const why = mark.note ? t("waste_crew_staff.mark.why", { why: noteWords(mark.note).toLocaleLowerCase() }) : "";
  if (!mark.expected_on) return t("waste_crew_staff.mark.late", { why });
  const day = formatDayNear(mark.expected_on, today);
  if (!mark.expected_by) return t("waste_crew_staff.mark.late_day", { day, why });
  return t("waste_crew_staff.mark.late_by", { day, time: formatTime(mark.expected_by), why });
}

export const NOTES = ["snow", "breakdown", "blocked", "full"] as const;

export function noteWords(note: (typeof NOTES)[number]): string {
  return t(`waste_crew_staff.note.${note}`);
}

/** When a late truck may come after all, as a crew knows it in the cab. */
export const EXPECTATIONS = ["today", "tomorrow_noon", "tomorrow", "unknown"] as const;
export type Expectation = (typeof EXPECTATIONS)[number];

export function lateSaid(expectation: Expectation, note: Said["note"], today: string): Said {
  const tomorrow = addDays(today, 1);
  const when: Record<Expectation, Partial<Said>> = {
    today: { expected_on: today },
    tomorrow_noon: { expected_on: tomorrow, expected_by: "12:00" },
    tomorrow: { expected_on: tomorrow },
    unknown: {},
  };
  return { state: "late", ...when[expectation], ...(note && { note }) };
}
