/** Says days, times and ages as people of Québec write them, in the language of the screen. */
import { signal } from "@preact/signals";
import { now } from "./clock";
import { asUtc, dayInZone, daysBetween, timeInZone } from "./days";
import { language, t } from "./words";

/** The town's time zone; the profile of the town sets it. */
export const townZone = signal("America/Toronto");

const LOCALES: Record<string, string> = { fr: "fr-CA", en: "en-CA" };
const NBSP = "\u00a0";
const formats = new Map<string, Intl.DateTimeFormat>();

export function locale(): string {
  return LOCALES[language.value] ?? language.value;
}

/** The day that it is in the town. */
export function today(): string {
  return dayInZone(now(), townZone.value);
}

export interface DayOptions {
  weekday?: boolean;
  year?: boolean;
  short?: boolean;
}

/** « mardi 1er décembre »; the year is added when asked. */
export function formatDay(on: string, { weekday = true, year = false, short = false }: DayOptions = {}): string {
  const parts = dayFormat({ weekday, year, short }).formatToParts(asUtc(on));
  return parts.map((part) => (part.type === "day" ? ordinal(part.value) : part.value)).join("");
}

function dayFormat({ weekday, year, short }: Required<DayOptions>): Intl.DateTimeFormat {
  return cached({
    timeZone: "UTC",
    day: "numeric",
    month: short ? "short" : "long",
    ...(weekday && { weekday: short ? "short" : "long" }),
    ...(year && { year: "numeric" }),
  });
}

function cached(options: Intl.DateTimeFormatOptions): Intl.DateTimeFormat {
  const key = locale() + JSON.stringify(options);
  const format = formats.get(key) ?? new Intl.DateTimeFormat(locale(), options);
  formats.set(key, format);
  return format;
}

function ordinal(day: string): string {
  return language.value === "fr" && day === "1" ? "1er" : day;
}

/** « décembre 2026 » */
export function formatMonth(on: string): string {
  return cached({ timeZone: "UTC", month: "long", year: "numeric" }).format(asUtc(on));
}

/** « lundi », « lun. » or « L » for 1 to 7 (Monday first). */
export function formatWeekday(weekday: number, width: "long" | "short" | "narrow" = "long"): string {
  return cached({ timeZone: "UTC", weekday: width }).format(Date.UTC(2024, 0, weekday));
}

/** « 19 h 30 », « 7 h », "7:30 p.m." from `19:30`; seconds are ignored. */
export function formatTime(time: string): string {
  const [hours = "0", minutes = "00"] = time.split(":");
  if (language.value === "fr") {
    return `${Number(hours)}${NBSP}h${minutes === "00" ? "" : NBSP + minutes}`;
  }
  const half = Number(hours) < 12 ? "a.m." : "p.m.";
  const clock = Number(hours) % 12 || 12;
  return `${clock}${minutes === "00" ? "" : `:${minutes}`}${NBSP}${half}`;
}

/** « aujourd’hui », « demain », « hier », else « mardi 1er décembre ». */
export function formatDayNear(on: string, from: string = today()): string {
  const away = daysBetween(from, on);
  if (away === 0) return t("date.today");
  if (away === 1) return t("date.tomorrow");
  if (away === -1) return t("date.yesterday");
  return formatDay(on, { year: on.slice(0, 4) !== from.slice(0, 4) });
}

/** « aujourd’hui à 14 h 02 », « mardi 1er décembre à 9 h ». */
export function formatMoment(instant: string | number | Date): string {
  const at = new Date(instant);
  const day = formatDayNear(dayInZone(at, townZone.value));
  return t("date.moment", { day, time: formatTime(timeInZone(at, townZone.value)) });
}

/** « 14 h 02 » in the town, for an instant. */
export function formatClock(instant: string | number | Date): string {
  return formatTime(timeInZone(new Date(instant), townZone.value));
}

/** « à l’instant », « il y a 3 min », « il y a 2 h », then the moment itself. */
export function formatAge(instant: string | number | Date, at: Date = now()): string {
  const minutes = Math.max(0, Math.floor((at.getTime() - new Date(instant).getTime()) / 60_000));
  if (minutes < 1) return t("date.just_now");
  if (minutes < 60) return t("date.minutes_ago", { minutes: String(minutes) });
  if (minutes < 12 * 60) return t("date.hours_ago", { hours: String(Math.floor(minutes / 60)) });
  return formatMoment(instant);
}
