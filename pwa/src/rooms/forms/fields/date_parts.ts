/** A day between its three fields and the one text that the form keeps. Pure. */
import type { DateQuestion } from "../../../form_engine";
import { addDays, daysBetween } from "../../../kernel/days";

/** Stands for a part not typed yet, so that « 27 », « », « 2027 » comes back as it was. */
const MISSING = "?";

/** `2027-03-27` or « 27 3 2027 », also unfinished, as day, month and year. */
export function splitDate(value: string): string[] {
  const iso = /^(\d{4})-(\d{2})-(\d{2})$/.exec(value);
  if (iso) return [String(Number(iso[3])), String(Number(iso[2])), iso[1] ?? ""];
  const parts = value.split(" ").map((part) => (part === MISSING ? "" : part));
  return [parts[0] ?? "", parts[1] ?? "", parts.slice(2).join(" ")];
}

/** « 27 3 2027 », which the form engine reads; nothing when all three are empty. */
export function joinDate(parts: readonly string[]): string {
  const typed = parts.map((part) => part.replace(/\s/g, ""));
  if (typed.every((part) => part === "")) return "";
  return typed.map((part) => part || MISSING).join(" ");
}

/** Today and the days around it that the question allows, for a press instead of typing. */
export function offeredDays(question: DateQuestion, today: string): string[] {
  const isAllowed = (on: string): boolean =>
    daysBetween(boundOf(question.min, today, "0001-01-01"), on) >= 0 &&
    daysBetween(on, boundOf(question.max, today, "9999-12-31")) >= 0;
  const near = [addDays(today, -1), today, addDays(today, 1)].filter(isAllowed);
  // A far horizon (a birthday, the start of works) is typed: « demain » would only be noise.
  const span = daysBetween(boundOf(question.min, today, "0001-01-01"), boundOf(question.max, today, "9999-12-31"));
  return span <= 31 ? near : [];
}

function boundOf(bound: string | undefined, today: string, otherwise: string): string {
  const relative = /^today(?:([+-]\d+))?$/.exec(bound ?? "");
  if (relative) return addDays(today, Number(relative[1] ?? "0"));
  return bound ?? otherwise;
}
