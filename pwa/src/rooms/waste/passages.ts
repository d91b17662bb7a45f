/** Pure: what crews said of a pickup, seen from a street. Without a mark, nothing is claimed. */
import { dayInZone } from "../../kernel/days";
import type { Passage, Pickup } from "./api";

/** What counts for a house: the last word about its street or about the whole sector. */
export function passageOf(passages: readonly Passage[], uid: string, street: string): Passage | undefined {
  const about = passages.filter((one) => one.uid === uid && (!one.street || one.street === street));
  return about.reduce<Passage | undefined>(
    (last, one) => (last && Date.parse(last.at) > Date.parse(one.at) ? last : one),
    undefined,
  );
}

/** The pickups still to come: one that was made is over, a late one is on the day when the truck comes after all. */
export function afterPassages(pickups: readonly Pickup[], passages: readonly Passage[], street: string): Pickup[] {
  return pickups.flatMap((pickup) => {
    const passage = passageOf(passages, pickup.uid, street);
    if (passage?.state === "done") return [];
    const late = passage?.expected_on;
    return [late && late > pickup.on && pickup.state !== "cancelled" ? { ...pickup, on: late } : pickup];
  });
}

/** The pickups of which the band says what crews said: made today, or late and still to come. */
export function toldToday(
  pickups: readonly Pickup[],
  passages: readonly Passage[],
  street: string,
  today: string,
  zone: string,
): Pickup[] {
  return pickups.filter((pickup) => {
    const passage = passageOf(passages, pickup.uid, street);
    if (!passage) return false;
    if (passage.state === "done") return dayInZone(new Date(passage.at), zone) === today;
    return !passage.expected_on || passage.expected_on >= today;
  });
}
