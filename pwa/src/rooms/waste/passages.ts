/** Pure: what crews said of a pickup, seen from a street. Without a mark, nothing is claimed. */
import { dayInZone } from "../../kernel/days";
import type { Passage, Pickup } from "./api";

type Own = Pick<Pickup, "uid" | "on" | "planned_on">;

/** Where and in which zone a house is. */
export interface Place {
  street: string;
  zone: string;
}

/** What counts for a house: the last word about its street, or about the whole sector in the round that serves it. */
export function passageOf(passages: readonly Passage[], pickup: Own, { street, zone }: Place): Passage | undefined {
  const about = passages.filter(
    (one) => one.uid === pickup.uid && (one.street ? one.street === street : isOfRound(one, pickup, zone)),
  );
  return about.reduce<Passage | undefined>(
    (last, one) => (last && Date.parse(last.at) > Date.parse(one.at) ? last : one),
    undefined,
  );
}

/**
 * Whether a whole sector's mark is about the round that serves this house. A pickup that some streets have on another
 * day has two rounds and one uid: before the house's own day, a truck that has passed is the other round's, and so is a
 * late one where the house's day was put off.
 */
export function isOfRound(passage: Pick<Passage, "state" | "at">, pickup: Own, zone: string): boolean {
  const isBefore = dayInZone(new Date(passage.at), zone) < pickup.on;
  return !isBefore || (passage.state === "late" && pickup.on <= pickup.planned_on);
}

/** The pickups still to come: one that was made is over, a late one is on the day when the truck comes after all. */
export function afterPassages(pickups: readonly Pickup[], passages: readonly Passage[], place: Place): Pickup[] {
  return pickups.flatMap((pickup) => {
    const passage = passageOf(passages, pickup, place);
    if (passage?.state === "done") return [];
    const late = passage?.expected_on;
    return [late && late > pickup.on && pickup.state !== "cancelled" ? { ...pickup, on: late } : pickup];
  });
}

/** The pickups of which the band says what crews said: made today, or late and still to come. */
export function toldToday(
  pickups: readonly Pickup[],
  passages: readonly Passage[],
  place: Place,
  today: string,
): Pickup[] {
  return pickups.filter((pickup) => {
    const passage = passageOf(passages, pickup, place);
    if (!passage) return false;
    if (passage.state === "done") return dayInZone(new Date(passage.at), place.zone) === today;
    return !passage.expected_on || passage.expected_on >= today;
  });
}

/** Of these pickups, those that crews left for later: what is out stays out. */
export function lateAmong(pickups: readonly Pickup[], passages: readonly Passage[], place: Place): Pickup[] {
  return pickups.filter((pickup) => passageOf(passages, pickup, place)?.state === "late");
}
