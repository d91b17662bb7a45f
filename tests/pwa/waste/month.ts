/** December 2026 in the console: recycling on both banks, garbage that Christmas moved, one pickup cancelled. */
import type { CollectionMonth } from "../../../pwa/src/rooms/waste/staff/api";
import { pickup } from "./factories";

export const CHRISTMAS = { fr: "Jour de Noël", en: "Christmas Day" };

const recycling = (on: string, sector: string, over: object = {}) =>
  pickup({ stream: "recyclage", sector: `recyclage/${sector}`, on, uid: `${on}-${sector}`, ...over });

export const MONTH: CollectionMonth = {
  from_on: "2026-12-01",
  until_on: "2027-01-01",
  sectors: [
    { id: "recyclage/nord", stream: "recyclage", code: "nord", name: "Rive nord", addresses: 2 },
    { id: "recyclage/sud", stream: "recyclage", code: "sud", name: "Rive sud", addresses: 3 },
    { id: "ordures/ville", stream: "ordures", code: "ville", name: "Toute la ville", addresses: 5 },
  ],
  pickups: [
    recycling("2026-12-07", "nord"),
    recycling("2026-12-07", "sud"),
    recycling("2026-12-14", "nord", { state: "cancelled", reason: { fr: "Tempête" } }),
    pickup({
      stream: "ordures",
      sector: "ordures/ville",
      uid: "noel",
      on: "2026-12-26",
      planned_on: "2026-12-25",
      state: "moved",
      reason: CHRISTMAS,
    }),
  ],
  street_changes: [
    {
      streets: ["rue du Moulin"],
      pickup: recycling("2026-12-08", "nord", { planned_on: "2026-12-07", state: "moved" }),
    },
  ],
  holidays: [
    { on: "2026-12-25", words: CHRISTMAS, is_off: true },
    { on: "2026-12-26", words: { fr: "Lendemain de Noël" }, is_off: false },
  ],
  reasons: [
    { fr: "Imprévu", en: "Unforeseen" },
    { fr: "Tempête", en: "Storm" },
  ],
};
