/** The few facts about the town that every screen may need: set from the profile, remembered from the page until then. */
import { signal } from "@preact/signals";

export interface TownFacts {
  slug: string;
  name: string;
  /** As people read it: « 418 555-0142 ». */
  phone: string;
}

/** `undefined` until the profile is here, at the very first visit. */
export const town = signal<TownFacts | undefined>(undefined);

/** Makes the `tel:` link of a phone number of Québec or abroad. */
export function telephoneLink(phone: string): string {
  const digits = phone.replace(/[^\d+]/g, "");
  return `tel:${digits.length === 10 ? `+1${digits}` : digits}`;
}
