import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { setClock } from "../../../pwa/src/kernel/clock";
import {
  formatAge,
  formatDay,
  formatDayNear,
  formatMoment,
  formatMonth,
  formatTime,
  formatWeekday,
  townZone,
} from "../../../pwa/src/kernel/dates";
import { addDays, dayInZone, daysBetween, firstOfMonth, timeInZone, weekdayOf } from "../../../pwa/src/kernel/days";
import { setLanguage } from "../../../pwa/src/kernel/words";

/** Unbreakable spaces are where they belong, but hard to read in a test. */
const plain = (text: string): string => text.replace(/[\u00a0\u202f]/g, " ");

beforeEach(() => {
  townZone.value = "America/Toronto";
  setClock(() => new Date("2026-12-01T15:00:00Z"));
});
afterEach(async () => {
  await setLanguage("fr");
  setClock();
});

describe("days and times as people of Québec write them", () => {
  test("the first of a month is 1er", () => {
    expect(formatDay("2026-12-01")).toBe("mardi 1er décembre");
  });

  test("other days are plain numbers, also those that contain a 1", () => {
    expect(formatDay("2026-12-11")).toBe("vendredi 11 décembre");
  });

  test("the year is said when it is asked for", () => {
    expect(formatDay("2027-01-01", { year: true })).toBe("vendredi 1er janvier 2027");
  });

  test("a time has its h between unbreakable spaces, and no minutes on the hour", () => {
    expect(formatTime("19:30")).toBe("19\u00a0h\u00a030");
    expect(formatTime("07:00")).toBe("7\u00a0h");
    expect(formatTime("00:05:00")).toBe("0\u00a0h\u00a005");
  });

  test("near days have names, far ones their date", () => {
    expect(formatDayNear("2026-12-01")).toBe("aujourd’hui");
    expect(formatDayNear("2026-12-02")).toBe("demain");
    expect(formatDayNear("2026-11-30")).toBe("hier");
    expect(formatDayNear("2026-12-05")).toBe("samedi 5 décembre");
    expect(formatDayNear("2027-01-06")).toBe("mercredi 6 janvier 2027");
  });

  test("months and weekdays are said whole or short", () => {
    expect(formatMonth("2026-12-01")).toBe("décembre 2026");
    expect(formatWeekday(1)).toBe("lundi");
    expect(formatWeekday(7, "short")).toBe("dim.");
  });
});

describe("the age of what is shown", () => {
  const at = new Date("2026-12-01T15:00:00Z");
  test.each([
    ["2026-12-01T14:59:40Z", "à l’instant"],
    ["2026-12-01T14:57:00Z", "il y a 3 min"],
    ["2026-12-01T13:00:00Z", "il y a 2 h"],
    ["2026-12-01T00:30:00Z", "hier à 19 h 30"],
    ["2026-11-03T14:02:00Z", "mardi 3 novembre à 9 h 02"],
  ])("what came at %s is %s", (instant, said) => {
    expect(plain(formatAge(instant, at))).toBe(said);
  });

  test("a clock that was set back does not make a negative age", () => {
    expect(formatAge("2026-12-01T16:00:00Z", at)).toBe("à l’instant");
  });
});

describe("in English", () => {
  test("the same day and time are written the English way", async () => {
    await setLanguage("en");
    expect(formatDay("2026-12-01")).toBe("Tuesday, December 1");
    expect(plain(formatTime("19:30"))).toBe("7:30 p.m.");
    expect(plain(formatTime("00:00"))).toBe("12 a.m.");
    expect(plain(formatMoment("2026-12-02T00:30:00Z"))).toBe("today at 7:30 p.m.");
  });
});

describe("arithmetic on days", () => {
  test("the day in the town is not the day in Greenwich", () => {
    expect(dayInZone(new Date("2026-12-02T03:00:00Z"), "America/Toronto")).toBe("2026-12-01");
    expect(timeInZone(new Date("2026-12-02T04:59:00Z"), "America/Toronto")).toBe("23:59");
    expect(timeInZone(new Date("2026-12-02T05:00:00Z"), "America/Toronto")).toBe("00:00");
  });

  test("the night when clocks change is one day long", () => {
    expect(addDays("2026-10-31", 1)).toBe("2026-11-01");
    expect(addDays("2026-11-01", 1)).toBe("2026-11-02");
    expect(daysBetween("2026-10-31", "2026-11-02")).toBe(2);
  });

  test("a leap year has its 29 February", () => {
    expect(addDays("2028-02-28", 1)).toBe("2028-02-29");
  });

  test("weeks begin on Monday and months where they are asked", () => {
    expect(weekdayOf("2026-12-06")).toBe(7);
    expect(firstOfMonth("2026-12-31", 2)).toBe("2027-02-01");
    expect(firstOfMonth("2026-01-31", -1)).toBe("2025-12-01");
  });
});
