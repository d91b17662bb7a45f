/** Everything the collection screens need, in the state in which it is. */
import { townZone } from "../../../kernel/dates";
import { firstOfMonth } from "../../../kernel/days";
import { useDataset } from "../../../store/datasets";
import { setting } from "../../../store/settings_live";
import type { Pickup, Stream, WasteCalendar } from "../api";
import { afterPassages, lateAmong, toldToday } from "../passages";
import { type CollectionDay, collectionDays, type Moment, pickupsFor, pickupsIn } from "../rules";
import { moment } from "../state";

export type CollectionsState =
  /** No address was chosen. */
  | { state: "no-address" }
  /** The address lies in no sector of the town. */
  | { state: "no-zone" }
  | { state: "loading" }
  | { state: "failed"; problem: unknown }
  | {
      state: "ready";
      calendar: WasteCalendar;
      streams: readonly Stream[];
      /** All that the calendar holds for the household. */
      pickups: readonly Pickup[];
      days: CollectionDay[];
      /** The same days as crews left them: what was made is over, what is late is on its new day. */
      ahead: CollectionDay[];
      /** The pickups of which crews said something that still matters. */
      told: Pickup[];
      /** Those of them for which the truck comes late. */
      late: Pickup[];
      /** What is over in this month, where the calendar still has it. */
      past: CollectionDay[];
      at: Moment;
      age: { fetched_at: number | undefined; stale: boolean };
    };

export function useCollections(): CollectionsState {
  const address = setting("address").value;
  const zone = setting("zone").value ?? "";
  const calendar = useDataset("waste.calendar", zone).value;
  const published = useDataset("waste.streams").value;
  const passages = useDataset("waste.passages").value.body?.passages ?? [];
  const at = moment.value;
  if (!address) return { state: "no-address" };
  if (!zone) return { state: "no-zone" };
  if (!calendar.body || !published.body) {
    const failed = [calendar, published].find((one) => one.state === "failed");
    return failed ? { state: "failed", problem: failed.problem } : { state: "loading" };
  }
  const pickups = pickupsFor(pickupsIn(calendar.body, address.street), address.dwellings ?? 0);
  const place = { street: address.street, zone: townZone.value };
  const told = toldToday(pickups, passages, place, at.on);
  const known = collectionDays(pickups, firstOfMonth(at.on));
  return {
    state: "ready",
    calendar: calendar.body,
    streams: published.body.streams,
    pickups,
    days: known.filter((day) => day.on >= at.on),
    ahead: collectionDays(afterPassages(pickups, passages, place), at.on),
    told,
    late: lateAmong(told, passages, place),
    past: known.filter((day) => day.on < at.on),
    at,
    age: calendar,
  };
}
