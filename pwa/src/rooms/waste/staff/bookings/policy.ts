/** Pure: the terms of booking while they are being written, what they lack, and what is sent. */
import type { BookingPolicy } from "../../../../wire/api.gen";

export const NUMBERS = ["places_per_day", "items_per_booking", "bookings_per_year", "closes_days"] as const;
export const TEXTS = ["accepted_fr", "accepted_en", "refused_fr", "refused_en"] as const;
export type PolicyField = (typeof NUMBERS)[number] | (typeof TEXTS)[number] | "closes_at";
export type PolicyForm = Readonly<Record<PolicyField, string>>;

/** What a number may be, as the server holds it too. */
const BOUNDS: Readonly<Record<(typeof NUMBERS)[number], readonly [number, number]>> = {
  places_per_day: [1, 1000],
  items_per_booking: [1, 50],
  bookings_per_year: [1, 100],
  closes_days: [0, 30],
};

export const NEW_POLICY: PolicyForm = {
  places_per_day: "20",
  items_per_booking: "5",
  bookings_per_year: "2",
  closes_days: "2",
  closes_at: "12:00",
  accepted_fr: "",
  accepted_en: "",
  refused_fr: "",
  refused_en: "",
};

export function formOf(policy: BookingPolicy): PolicyForm {
  const { accepted, refused } = policy;
  return {
    places_per_day: String(policy.places_per_day),
    items_per_booking: String(policy.items_per_booking),
    bookings_per_year: String(policy.bookings_per_year),
    closes_days: String(policy.closes_days),
    closes_at: policy.closes_at,
    accepted_fr: accepted["fr"] ?? "",
    accepted_en: accepted["en"] ?? "",
    refused_fr: refused["fr"] ?? "",
    refused_en: refused["en"] ?? "",
  };
}

/** The fields that keep the terms from being set. */
export function wrongOf(form: PolicyForm): PolicyField[] {
  const numbers = NUMBERS.filter((field) => {
    const [least, most] = BOUNDS[field];
    return !/^\d{1,4}$/.test(form[field].trim()) || Number(form[field]) < least || Number(form[field]) > most;
  });
  const hour = /^([01]\d|2[0-3]):[0-5]\d$/.test(form.closes_at) ? [] : (["closes_at"] as const);
  const texts = (["accepted_fr", "refused_fr"] as const).filter((field) => !form[field].trim());
  return [...numbers, ...hour, ...texts];
}

export function policyOf(form: PolicyForm): BookingPolicy {
  const words = (fr: string, en: string): Record<string, string> => ({
    fr: fr.trim(),
    ...(en.trim() && { en: en.trim() }),
  });
  return {
    places_per_day: Number(form.places_per_day),
    items_per_booking: Number(form.items_per_booking),
    bookings_per_year: Number(form.bookings_per_year),
    closes_days: Number(form.closes_days),
    closes_at: form.closes_at,
    accepted: words(form.accepted_fr, form.accepted_en),
    refused: words(form.refused_fr, form.refused_en),
  };
}
