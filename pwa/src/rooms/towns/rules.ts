/** Pure: whether the town hall is open, and how services are put in order. */
import { addDays, weekdayOf } from "../../kernel/days";
import { hasWords, pick, t } from "../../kernel/words";
import type { OpeningHours, Service } from "./api";

export type Opening =
  | { state: "open"; until: string }
  | { state: "closed"; opens_on: string; opens_at: string }
  | { state: "unknown" };

const DAYS_AHEAD = 14;

/** Whether it is open on a day at a time (`19:30`), else when it opens next. */
export function openingAt(hours: readonly OpeningHours[], on: string, time: string): Opening {
  const current = hours.find((span) => span.weekday === weekdayOf(on) && span.opens <= time && time < span.closes);
  if (current) return { state: "open", until: current.closes };
  for (let ahead = 0; ahead <= DAYS_AHEAD; ahead += 1) {
    const day = addDays(on, ahead);
    const next = hours
      .filter((span) => span.weekday === weekdayOf(day) && (ahead > 0 || span.opens > time))
      .sort((a, b) => a.opens.localeCompare(b.opens))[0];
    if (next) return { state: "closed", opens_on: day, opens_at: next.opens };
  }
  return { state: "unknown" };
}

/** The words of a moment of life; a town may invent one that the app has no words for. */
export function momentWords(moment: string): string {
  const key = `towns.moment.${moment}`;
  return t(hasWords(key) ? key : "towns.moment.other");
}

export interface Group<T> {
  key: string;
  items: T[];
}

/** Services under their moment of life, in the order in which the town gave them. */
export function byMoment(services: readonly Service[]): Group<Service>[] {
  return groupBy(services, (service) => momentWords(service.moment));
}

/** Services under their first letter; É stands with E. */
export function byLetter(services: readonly Service[], language: string): Group<Service>[] {
  const sorted = [...services].sort((a, b) => pick(a.title).localeCompare(pick(b.title), language));
  return groupBy(sorted, (service) => pick(service.title).normalize("NFD").charAt(0).toUpperCase());
}

/** Groups in order of first appearance. */
export function groupBy<T>(items: readonly T[], keyOf: (item: T) => string): Group<T>[] {
  const groups = new Map<string, T[]>();
  for (const item of items) {
    const key = keyOf(item);
    groups.set(key, [...(groups.get(key) ?? []), item]);
  }
  return [...groups].map(([key, grouped]) => ({ key, items: grouped }));
}
