/** Pure: a booking while it is being made, what it lacks, and the answers of its form. */
import type { Answers, Definition } from "../../../form_engine";
import { daysBetween } from "../../../kernel/days";
import type { Bookable, BookableDay } from "../../../wire/api.gen";
import type { WasteCalendar } from "../api";

type NumberQuestion = Extract<Definition["steps"][number]["questions"][number], { type: "number" }>;

/** The page of the form that follows what was chosen here. */
export const NEXT_STEP = "where";

/** The days that may be booked at this moment. */
export function openDays(bookable: Bookable, now: Date): BookableDay[] {
  return bookable.days.filter((day) => day.places_left > 0 && Date.parse(day.closes_at) > now.getTime());
}

/** The days of a street: one that is cancelled there is none, one that is moved there is on its own day. */
export function daysOfStreet(
  bookable: Bookable,
  calendar: Pick<WasteCalendar, "street_changes">,
  street: string,
): Bookable {
  const changed = (calendar.street_changes ?? []).filter((change) => change.streets.includes(street));
  const own = new Map(changed.map(({ pickup }) => [pickup.uid, pickup]));
  const days = bookable.days.flatMap((day) => {
    const pickup = own.get(day.uid);
    if (!pickup) return [day];
    return pickup.state === "cancelled" ? [] : [movedTo(day, pickup.on)];
  });
  return { ...bookable, days };
}

/** Booking closes as many days earlier or later as the day itself. */
function movedTo(day: BookableDay, on: string): BookableDay {
  const closes = new Date(day.closes_at);
  closes.setUTCDate(closes.getUTCDate() + daysBetween(day.on, on));
  return { ...day, on, closes_at: closes.toISOString() };
}

/** What may be put in the truck: the form's own counters. */
export function itemsOf(form: Definition): NumberQuestion[] {
  return form.steps.flatMap((step) => step.questions).filter((question) => question.type === "number");
}

export type Counts = Readonly<Record<string, number>>;

export function totalOf(counts: Counts): number {
  return Object.values(counts).reduce((sum, count) => sum + count, 0);
}

export type Lack = "day" | "none" | "many";

/** What keeps the booking from going on, in the order of the screen. */
export function lacksOf(on: string, counts: Counts, most: number): Lack[] {
  const total = totalOf(counts);
  return [
    ...(on ? [] : (["day"] as const)),
    ...(total === 0 ? (["none"] as const) : []),
    ...(total > most ? (["many"] as const) : []),
  ];
}

/** The form's answers; the address is the phone's, and the person sees it before it leaves. */
export function bookingAnswers(form: Definition, on: string, counts: Counts, address: string): Answers {
  const date = form.steps.flatMap((step) => step.questions).find((question) => question.type === "date");
  const place = form.steps.flatMap((step) => step.questions).find((question) => question.type === "place");
  const items = Object.entries(counts).filter(([, count]) => count > 0);
  return {
    ...Object.fromEntries(items.map(([id, count]) => [id, String(count)])),
    ...(date && { [date.id]: on }),
    ...(place && { [place.id]: { kind: "address", words: address } }),
  };
}
