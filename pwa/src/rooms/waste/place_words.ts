/** Says when a place is open, in one sentence or as the lines of a table. */
import { formatDay, formatTime, formatWeekday } from "../../kernel/dates";
import { daysBetween, weekdayOf } from "../../kernel/days";
import { t } from "../../kernel/words";
import { type HoursLine, type Opening, openingNow } from "./opening";
import type { Moment } from "./rules";
import { upperFirst } from "./words";

const DAYS_OF_A_WEEK = 7;

/** « Ouvert maintenant, jusqu’à 16 h 30 », « Fermé. Ouvre mardi à 8 h »; empty when nothing is known. */
export function openingWords(opening: Opening, at: Moment): string {
  const now = openingNow(opening, at);
  if (now.state === "unknown") return "";
  if (now.state !== "closed") return t(`waste_guide.${now.state}`, { time: formatTime(now.until) });
  const time = formatTime(now.opens_at);
  const away = daysBetween(at.on, now.opens_on);
  if (away === 0) return t("waste_guide.opens_today", { time });
  if (away === 1) return t("waste_guide.opens_tomorrow", { time });
  if (away < DAYS_OF_A_WEEK) return t("waste_guide.opens_week", { day: formatWeekday(weekdayOf(now.opens_on)), time });
  return t("waste_guide.opens_day", { day: formatDay(now.opens_on), time });
}

/** « Du 1er avril au 30 novembre », « Toute l’année » */
export function seasonWords({ season }: Opening["seasons"][number]): string {
  if (!season) return t("waste_guide.all_year");
  const day = (monthDay: string): string => formatDay(`2024-${monthDay}`, { weekday: false });
  return t("waste_guide.season", { from: day(season.first_day), to: day(season.last_day) });
}

/** « Mardi au samedi », « Lundi et mardi », « Dimanche » */
export function daysWords({ from, to }: HoursLine): string {
  if (from === 1 && to === DAYS_OF_A_WEEK) return t("waste_guide.day_all");
  if (from === to) return upperFirst(formatWeekday(from));
  const names = { from: formatWeekday(from), to: formatWeekday(to) };
  return upperFirst(t(to === from + 1 ? "waste_guide.day_pair" : "waste_guide.day_range", names));
}

/** « De 8 h à 16 h 30 », « Fermé » */
export function stretchesWords({ stretches }: HoursLine): string {
  if (stretches.length === 0) return t("waste_guide.shut");
  return stretches
    .map(({ opens, closes }) => t("waste_guide.stretch", { from: formatTime(opens), to: formatTime(closes) }))
    .join(", ");
}
