/** The address of this phone and the calendar that goes with it. The address never leaves the phone. */
import { computed, effect } from "@preact/signals";
import { minute } from "../../kernel/clock";
import { townZone } from "../../kernel/dates";
import { dayInZone, timeInZone } from "../../kernel/days";
import { dropOtherKeys } from "../../store/dataset_store";
import { dataset, refreshDataset } from "../../store/datasets";
import { removeSetting, setSetting, setSettings } from "../../store/settings";
import { setting } from "../../store/settings_live";
import { addressWords, type Finder, type FoundAddress, locate, makeFinder } from "./address/finder";
import type { AddressBook, Pickup } from "./api";
import { type Moment, pickupsFor, pickupsIn } from "./rules";

/** What time it is in the town, to the minute. */
export const moment = computed<Moment>(() => ({
  on: dayInZone(minute.value, townZone.value),
  time: timeInZone(minute.value, townZone.value),
}));

/** What is collected at the address of this phone; undefined until its calendar is here. */
export const ownPickups = computed<Pickup[] | undefined>(() => {
  const address = setting("address").value;
  const calendar = dataset("waste.calendar", setting("zone").value ?? "").value.body;
  return address && calendar && pickupsFor(pickupsIn(calendar, address.street), address.dwellings ?? 0);
});

let prepared: { book: AddressBook; finder: Finder } | undefined;

/** The search over the town's addresses, prepared once per version of them. */
export function finderFor(book: AddressBook): Finder {
  if (prepared?.book !== book) prepared = { book, finder: makeFinder(book) };
  return prepared.finder;
}

/** Keeps an address as this phone's, and fetches what goes out there. */
export async function chooseAddress(found: FoundAddress): Promise<void> {
  const { street, number, suffix, dwellings } = found;
  const address = { words: addressWords(found), street, number, suffix, dwellings };
  // The address comes last: whoever follows it then finds its zone.
  await setSettings({ zone: found.zone, welcomed: true, address });
  if (found.district) await setSetting("district", found.district);
  else await removeSetting("district");
  if (!found.zone) return;
  await refreshDataset("waste.calendar", found.zone);
  await dropOtherKeys("waste.calendar", found.zone);
}

export async function forgetAddress(): Promise<void> {
  await Promise.all((["address", "zone", "district"] as const).map((key) => removeSetting(key)));
  await dropOtherKeys("waste.calendar", "");
}

/** When the town redraws its sectors or counts dwellings anew, the address chosen long ago follows by itself. */
export function followAddress(): () => void {
  return effect(() => {
    const book = dataset("waste.addresses").value.body;
    const address = setting("address").value;
    if (!book || !address) return;
    const now = locate(finderFor(book), address);
    if (!now) return;
    const isSame = now.zone === setting("zone").peek() && now.dwellings === (address.dwellings ?? 0);
    if (!isSame) void chooseAddress(now);
  });
}
