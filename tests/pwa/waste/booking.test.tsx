import { cleanup, fireEvent, render, screen } from "@testing-library/preact";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import type { Definition } from "../../../pwa/src/form_engine";
import { setClock } from "../../../pwa/src/kernel/clock";
import { all } from "../../../pwa/src/outbox/journal";
import type { Pickup } from "../../../pwa/src/rooms/waste/api";
import { Booking } from "../../../pwa/src/rooms/waste/bookings/Booking";
import { bookingAnswers, daysOfStreet, lacksOf, openDays } from "../../../pwa/src/rooms/waste/bookings/rules";
import { formOf, NEW_POLICY, policyOf, wrongOf } from "../../../pwa/src/rooms/waste/staff/bookings/policy";
import { place } from "../../../pwa/src/shell/router";
import type { Bookable, StreetChange } from "../../../pwa/src/wire/api.gen";
import form from "../../../server/parvis/forms/definitions/encombrants.json";
import { pickup } from "./factories";
import { closeTown, liveAt, newPhone, openTown } from "./town";

const FORM = form as unknown as Definition;
const BOOKABLE: Bookable = {
  stream: "encombrants",
  form: "encombrants",
  policy: {
    places_per_day: 3,
    items_per_booking: 2,
    bookings_per_year: 1,
    closes_days: 2,
    closes_at: "12:00",
    accepted: { fr: "Meubles" },
    refused: { fr: "Frigos" },
  },
  days: [
    { uid: "a", on: "2026-12-02", closes_at: "2026-11-30T17:00:00Z", places_left: 3 },
    { uid: "b", on: "2026-12-09", closes_at: "2026-12-07T17:00:00Z", places_left: 0 },
    { uid: "c", on: "2026-12-16", closes_at: "2026-12-14T17:00:00Z", places_left: 1 },
  ],
};
const shown = (): string => (document.body.textContent ?? "").replace(/[\u00a0\u202f]/g, " ");

beforeEach(async () => await newPhone());
afterEach(() => {
  cleanup();
  closeTown();
  setClock();
});

async function openBooking(bookings: Bookable[]): Promise<void> {
  openTown({ forms: [FORM], bookings });
  await liveAt("principale");
  render(<Booking />);
}

test("only days that are open and have a place are offered, with the hour at which they close", async () => {
  await openBooking([BOOKABLE]);
  await screen.findByLabelText(/Mercredi 16 décembre/);
  expect(screen.queryByLabelText(/Mercredi 2 décembre/)).toBeNull();
  expect(screen.queryByLabelText(/Mercredi 9 décembre/)).toBeNull();
  expect(shown()).toContain("1 place libre, réservez avant lundi 14 décembre à 12 h");
  expect(shown()).toContain("Une adresse a droit à 1 réservation par année.");
});

test("what is missing is said, and nothing was begun", async () => {
  await openBooking([BOOKABLE]);
  fireEvent.click(await screen.findByRole("button", { name: "Continuer" }));
  await screen.findAllByText("Choisissez un jour.");
  expect(shown()).toContain("Ajoutez au moins un objet.");
  expect(await all()).toEqual([]);
});

test("the form opens on the address, with the day, the things and the address in their places", async () => {
  await openBooking([BOOKABLE]);
  fireEvent.click(await screen.findByLabelText(/Mercredi 16 décembre/));
  const more = screen.getByRole("button", { name: "Un de plus, Matelas et sommiers" });
  fireEvent.click(more);
  fireEvent.click(more);
  expect((screen.getByRole("button", { name: "Un de plus, Divans et fauteuils" }) as HTMLButtonElement).disabled).toBe(
    true,
  );
  fireEvent.click(screen.getByRole("button", { name: "Continuer" }));
  await vi.waitFor(async () => expect(await all()).toHaveLength(1));
  const [draft] = await all();
  expect([draft?.step, draft?.answers]).toEqual([
    "where",
    { pickup_on: "2026-12-16", mattresses: "2", place: { kind: "address", words: "12, rue Principale" } },
  ]);
  await vi.waitFor(() => expect(place.value.search).toContain("etape=where"));
});

test("where every day is full a person is named", async () => {
  await openBooking([{ ...BOOKABLE, days: [] }]);
  await vi.waitFor(() => expect(shown()).toContain("Aucun jour à réserver à votre adresse"));
  expect(shown()).toContain("418 555");
});

test("a day closes at its minute", () => {
  const days = (instant: string): string[] => openDays(BOOKABLE, new Date(instant)).map((day) => day.on);
  expect(days("2026-11-30T16:59:59Z")).toEqual(["2026-12-02", "2026-12-16"]);
  expect(days("2026-11-30T17:00:00Z")).toEqual(["2026-12-16"]);
});

test("a booking has a day, and from one thing to as many as the town says", () => {
  expect(lacksOf("", {}, 2)).toEqual(["day", "none"]);
  expect(lacksOf("2026-12-16", { mattresses: 3 }, 2)).toEqual(["many"]);
  expect(lacksOf("2026-12-16", { mattresses: 2, seats: 0 }, 2)).toEqual([]);
  expect(bookingAnswers(FORM, "2026-12-16", { mattresses: 2, seats: 0 }, "12, rue X")).not.toHaveProperty("seats");
});

test("terms read back as they were written, and wrong ones are named", () => {
  expect(policyOf(formOf(BOOKABLE.policy))).toEqual(BOOKABLE.policy);
  expect(wrongOf(NEW_POLICY)).toEqual(["accepted_fr", "refused_fr"]);
  const written = { ...formOf(BOOKABLE.policy), places_per_day: "0", closes_days: "two", closes_at: "" };
  expect(wrongOf(written)).toEqual(["places_per_day", "closes_days", "closes_at"]);
});

test("a street has its own days: the cancelled one is not offered, the moved one is on its day and closes with it", () => {
  const own = (uid: string, over: Partial<Pickup>): StreetChange => ({
    streets: ["rue Principale"],
    pickup: pickup({ uid, ...over }),
  });
  const calendar = {
    street_changes: [own("a", { state: "cancelled" }), own("c", { state: "moved", on: "2026-12-17" })],
  };
  expect(
    daysOfStreet(BOOKABLE, calendar, "rue Principale").days.map(({ uid, on, closes_at }) => [uid, on, closes_at]),
  ).toEqual([
    ["b", "2026-12-09", "2026-12-07T17:00:00Z"],
    ["c", "2026-12-17", "2026-12-15T17:00:00.000Z"],
  ]);
  expect(daysOfStreet(BOOKABLE, calendar, "rang Perdu")).toEqual(BOOKABLE);
});
