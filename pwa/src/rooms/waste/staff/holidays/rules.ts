/** Pure: the choices for holidays while they are being made. */
import type { SetHoliday, TownHoliday } from "./api";

export type Effect = SetHoliday["effect"];
export const EFFECTS: readonly Effect[] = ["next-day", "previous-day", "rest-of-week", "cancelled"];

/** By the holiday's key; one that is not there changes nothing. */
export type Choices = ReadonlyMap<string, SetHoliday>;

export function choicesOf(holidays: readonly TownHoliday[]): Choices {
  return new Map(holidays.flatMap(({ key, choice }) => (choice ? [[key, choice]] : [])));
}

/** The choices with one made otherwise; no effect takes it away. */
export function choose(choices: Choices, holiday: string, part: { effect?: Effect | ""; streams?: string[] }): Choices {
  const next = new Map(choices);
  const before = choices.get(holiday);
  const effect = part.effect ?? before?.effect ?? "";
  if (effect === "") next.delete(holiday);
  else next.set(holiday, { holiday, effect, streams: part.streams ?? before?.streams ?? [] });
  return next;
}

/** What travels, always in the same order. */
export function wantedOf(choices: Choices): SetHoliday[] {
  return [...choices.values()]
    .map((choice) => ({ ...choice, streams: [...(choice.streams ?? [])].sort() }))
    .sort((a, b) => a.holiday.localeCompare(b.holiday));
}

export function isSame(one: Choices, other: Choices): boolean {
  return JSON.stringify(wantedOf(one)) === JSON.stringify(wantedOf(other));
}
