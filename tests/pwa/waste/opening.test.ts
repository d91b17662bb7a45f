import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { dayInZone, timeInZone } from "../../../pwa/src/kernel/days";
import { language } from "../../../pwa/src/kernel/words";
import { closedAhead, hoursOn, type Opening, openingNow, weekOf } from "../../../pwa/src/rooms/waste/opening";
import { daysWords, openingWords, seasonWords, stretchesWords } from "../../../pwa/src/rooms/waste/place_words";
import type { Moment } from "../../../pwa/src/rooms/waste/rules";

const SUMMER = {
  season: { first_day: "04-01", last_day: "11-30" },
  hours: [{ weekdays: [2, 3, 4, 5, 6], opens: "08:00", closes: "16:30" }],
};
const WINTER = {
  season: { first_day: "12-01", last_day: "03-31" },
  hours: [{ weekdays: [6], opens: "09:00", closes: "12:00" }],
};
const ECOCENTRE: Opening = {
  seasons: [SUMMER, WINTER],
  closed: [
    { on: "2026-12-25", reason: { fr: "Jour de Noël", en: "Christmas Day" } },
    { on: "2026-12-26", reason: { fr: "Lendemain de Noël", en: "Boxing Day" } },
  ],
};
const SHOP: Opening = {
  seasons: [
    {
      hours: [
        { weekdays: [1, 2, 3, 4, 5], opens: "13:00", closes: "17:00" },
        { weekdays: [1, 2, 3, 4, 5], opens: "08:30", closes: "12:00" },
      ],
    },
  ],
};

const at = (on: string, time: string): Moment => ({ on, time });
/** What the town's clocks show at an instant. */
const inTown = (instant: string): Moment => {
  const moment = new Date(instant);
  return at(dayInZone(moment, "America/Toronto"), timeInZone(moment, "America/Toronto"));
};
const plain = (text: string): string => text.replace(/[\u00a0\u202f]/g, " ");

describe("whether a place is open", () => {
  test.each([
    ["from the minute it opens", "2026-11-24", "08:00", { state: "open", until: "16:30" }],
    ["and closing, in its last hour", "2026-11-24", "15:30", { state: "closing", until: "16:30" }],
    ["not at the minute it closes", "2026-11-24", "16:30", { opens_on: "2026-11-25", opens_at: "08:00" }],
    ["not before it opens, on the same day", "2026-11-24", "07:59", { opens_on: "2026-11-24", opens_at: "08:00" }],
    ["not on a day without hours", "2026-11-23", "10:00", { opens_on: "2026-11-24", opens_at: "08:00" }],
    ["the last day of summer", "2026-11-28", "16:29", { state: "closing", until: "16:30" }],
    ["not in the first week of winter, but on its Saturday", "2026-12-01", "10:00", { opens_on: "2026-12-05" }],
    ["not on a holiday that would be a Saturday", "2026-12-26", "10:00", { opens_on: "2027-01-02" }],
    ["in a winter that passed New Year", "2027-03-27", "11:30", { state: "closing", until: "12:00" }],
    ["in the first week of the next summer", "2027-03-31", "10:00", { opens_on: "2027-04-01", opens_at: "08:00" }],
  ])("%s", (_, on, time, expected) => {
    expect(openingNow(ECOCENTRE, at(on, time))).toMatchObject(expected);
  });

  test("a day may have a stretch in the morning and one in the afternoon", () => {
    expect(openingNow(SHOP, at("2026-11-24", "09:00"))).toEqual({ state: "open", until: "12:00" });
    expect(openingNow(SHOP, at("2026-11-24", "12:15"))).toMatchObject({ opens_on: "2026-11-24", opens_at: "13:00" });
    expect(hoursOn(SHOP, "2026-11-24").map(({ opens }) => opens)).toEqual(["08:30", "13:00"]);
  });

  test("follows the town's clocks when they change", () => {
    const sundays: Opening = { seasons: [{ hours: [{ weekdays: [7], opens: "08:00", closes: "16:00" }] }] };
    // On 8 March 2026 clocks went from 2 h to 3 h; on 1 November back from 2 h to 1 h.
    expect(openingNow(sundays, inTown("2026-03-08T11:59:00Z")).state).toBe("closed");
    expect(openingNow(sundays, inTown("2026-03-08T12:00:00Z")).state).toBe("open");
    expect(openingNow(sundays, inTown("2026-11-01T12:59:00Z")).state).toBe("closed");
    expect(openingNow(sundays, inTown("2026-11-01T13:00:00Z")).state).toBe("open");
    expect(openingNow(sundays, inTown("2026-11-01T21:00:00Z")).state).toBe("closed");
  });

  test("a place closed for the season says when it opens again, and one without hours says nothing", () => {
    expect(openingNow({ seasons: [SUMMER] }, at("2026-12-15", "10:00"))).toMatchObject({ opens_on: "2027-04-01" });
    expect(openingNow({ seasons: [] }, at("2026-12-15", "10:00"))).toEqual({ state: "unknown" });
  });
});

describe("the hours in words", () => {
  beforeEach(() => {
    language.value = "fr";
  });
  afterEach(() => {
    language.value = "fr";
  });

  test.each([
    ["2026-11-24", "10:00", "Ouvert maintenant, jusqu’à 16 h 30"],
    ["2026-11-24", "16:00", "Ferme bientôt, à 16 h 30"],
    ["2026-11-24", "07:00", "Fermé. Ouvre aujourd’hui à 8 h"],
    ["2026-11-23", "10:00", "Fermé. Ouvre demain à 8 h"],
    ["2026-11-22", "10:00", "Fermé. Ouvre mardi à 8 h"],
    ["2026-12-19", "12:00", "Fermé. Ouvre le samedi 2 janvier à 9 h"],
  ])("on %s at %s are « %s »", (on, time, words) => {
    expect(plain(openingWords(ECOCENTRE, at(on, time)))).toBe(words);
  });

  test("make a table with a line for days alike", () => {
    const lines = weekOf(SUMMER.hours).map((line) => plain(`${daysWords(line)} : ${stretchesWords(line)}`));
    expect(lines).toEqual(["Lundi : Fermé", "Mardi au samedi : De 8 h à 16 h 30", "Dimanche : Fermé"]);
    expect(plain(seasonWords(SUMMER))).toBe("Du 1er avril au 30 novembre");
    const always = { hours: [{ weekdays: [1, 2, 3, 4, 5, 6, 7], opens: "08:00", closes: "20:00" }] };
    expect(weekOf(always.hours).map(daysWords)).toEqual(["Tous les jours"]);
    expect(seasonWords(always)).toBe("Toute l’année");
  });

  test("name the days off that would have been open, and only those ahead", () => {
    expect(closedAhead(ECOCENTRE, "2026-12-01").map((day) => day.on)).toEqual(["2026-12-26"]);
    expect(closedAhead(ECOCENTRE, "2026-12-27")).toEqual([]);
    expect(closedAhead(ECOCENTRE, "2026-08-01")).toEqual([]);
  });
});
