/** Pure: the console's month, day by day, and a change while it is being made on it. */
import { addDays, weekdayOf } from "../../../../kernel/days";
import type { Words } from "../../../../kernel/words";
import type { Pickup } from "../../api";
import type { ChangeNotice, CollectionMonth, MonthSector, NewChange } from "../api";

export type ChangeKind = NewChange["kind"];

/** What happens to one stream on one day, in the sectors where it is the same. */
export interface DayGroup {
  key: string;
  stream: string;
  /** The day that the calendar planned, which a change is about. */
  planned_on: string;
  /** `away`: it was to be that day, and is on another. */
  state: Pickup["state"] | "away";
  /** The day it takes place. */
  on: string;
  reason: Words | null | undefined;
  sectors: MonthSector[];
  addresses: number;
}

export interface MonthDay {
  on: string;
  groups: DayGroup[];
  /** A holiday's name. */
  holiday: Words | undefined;
  /** Streets that differ from their sector that day. */
  streets: string[];
}

type Month = Pick<CollectionMonth, "pickups" | "sectors" | "holidays" | "street_changes">;

/** The days of a month on which something is, was to be, or is a holiday; of one stream, or of all where it is empty. */
export function monthDays(month: Month, stream = ""): Map<string, MonthDay> {
  const days = new Map<string, MonthDay>();
  const dayOf = (on: string): MonthDay => {
    const day = days.get(on) ?? { on, groups: [], holiday: undefined, streets: [] };
    days.set(on, day);
    return day;
  };
  const sectors = new Map(month.sectors.map((sector) => [sector.id, sector]));
  const isShown = (pickup: Pickup): boolean => !stream || pickup.stream === stream;
  for (const pickup of month.pickups.filter(isShown)) {
    const sector = sectors.get(pickup.sector);
    if (!sector) continue;
    if (pickup.state === "moved") addTo(dayOf(pickup.planned_on), pickup, "away", sector);
    addTo(dayOf(pickup.state === "cancelled" ? pickup.planned_on : pickup.on), pickup, pickup.state, sector);
  }
  for (const { pickup, streets } of month.street_changes.filter((change) => isShown(change.pickup))) {
    for (const on of new Set([pickup.planned_on, pickup.on])) dayOf(on).streets.push(...streets);
  }
  for (const holiday of month.holidays) dayOf(holiday.on).holiday = holiday.words;
  return days;
}

function addTo(day: MonthDay, pickup: Pickup, state: DayGroup["state"], sector: MonthSector): void {
  const key = [pickup.stream, pickup.planned_on, state, pickup.on, JSON.stringify(pickup.reason ?? {})].join(" ");
  const there = day.groups.find((group) => group.key === key);
  if (there) {
    there.sectors.push(sector);
    there.addresses += sector.addresses;
    return;
  }
  const { stream, planned_on, on, reason } = pickup;
  day.groups.push({ key, stream, planned_on, state, on, reason, sectors: [sector], addresses: sector.addresses });
}

/** The next day on which trucks run: neither a Sunday nor a day that the town takes off. */
export function nextWorkingDay(on: string, holidays: CollectionMonth["holidays"]): string {
  const off = new Set(holidays.filter((holiday) => holiday.is_off).map((holiday) => holiday.on));
  let day = addDays(on, 1);
  while (weekdayOf(day) === 7 || off.has(day)) day = addDays(day, 1);
  return day;
}

/** Which day an arrow, Home, End or a page key leads to in the grid; undefined for any other key. */
export function dayFrom(
  on: string,
  key: string,
  monthAway: (on: string, months: number) => string,
): string | undefined {
  const steps: Record<string, number> = { ArrowLeft: -1, ArrowRight: 1, ArrowUp: -7, ArrowDown: 7 };
  const step = steps[key];
  if (step !== undefined) return addDays(on, step);
  const column = weekdayOf(on) % 7;
  if (key === "Home") return addDays(on, -column);
  if (key === "End") return addDays(on, 6 - column);
  if (key === "PageUp") return monthAway(on, -1);
  if (key === "PageDown") return monthAway(on, 1);
  return undefined;
}

export const OWN_REASON = "own";

/** A change as it stands in the panel. */
export interface Draft {
  kind: ChangeKind;
  planned_on: string;
  new_on: string;
  /** Empty is everything that goes out that day. */
  stream: string;
  /** A sector's code; empty is all. */
  sector: string;
  streets: readonly string[];
  /** The place of a common reason in the list, or `own`. */
  reason: string;
  own_fr: string;
  own_en: string;
  tells: boolean;
  /** The notice's texts once somebody wrote in them; undefined follows the proposal. */
  notice: ChangeNotice | undefined;
  /** The facts that they were written about. */
  written_about: string;
}

/** The change that a press on « Déplacer », « Annuler » or « Ajouter » begins with: its defaults should suit. */
export function beginDraft(
  kind: ChangeKind,
  about: { planned_on: string; stream: string; sector?: string },
  month: Pick<CollectionMonth, "holidays">,
  reason = "0",
): Draft {
  const holiday = month.holidays.some((one) => one.on === about.planned_on);
  return {
    kind,
    planned_on: about.planned_on,
    new_on: kind === "moved" ? nextWorkingDay(about.planned_on, month.holidays) : "",
    stream: about.stream,
    sector: about.sector ?? "",
    streets: [],
    reason: holiday ? "0" : reason,
    own_fr: "",
    own_en: "",
    tells: true,
    notice: undefined,
    written_about: "",
  };
}

/** The reasons to choose from: on a holiday, its name comes first. */
export function reasonsFor(draft: Pick<Draft, "planned_on">, month: CollectionMonth): Words[] {
  const holiday = month.holidays.find((one) => one.on === draft.planned_on);
  return holiday ? [holiday.words, ...month.reasons] : [...month.reasons];
}

/** What keeps a draft from being looked at; undefined when nothing does. */
export function lackOf(draft: Draft): "new_on" | "same_day" | "reason" | undefined {
  if (draft.kind === "moved" && !draft.new_on) return "new_on";
  if (draft.kind === "moved" && draft.new_on === draft.planned_on) return "same_day";
  if (draft.reason === OWN_REASON && !draft.own_fr.trim()) return "reason";
  return undefined;
}

/** What travels. */
export function changeOf(draft: Draft, reasons: readonly Words[]): NewChange {
  const english = draft.own_en.trim();
  const own = { fr: draft.own_fr.trim(), ...(english && { en: english }) };
  return {
    kind: draft.kind,
    planned_on: draft.planned_on,
    new_on: draft.kind === "moved" ? draft.new_on : null,
    stream: draft.stream || null,
    sector: draft.sector || null,
    streets: [...draft.streets],
    reason: draft.reason === OWN_REASON ? own : { ...reasons[Number(draft.reason)] },
    notice: draft.notice ?? null,
  };
}

/** What a notice about a change speaks of: written for other facts, it must be read again. */
export function factsOf({ notice: _, seen: __, ...facts }: NewChange): string {
  return JSON.stringify(facts);
}
