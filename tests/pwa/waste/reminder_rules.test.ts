import { describe, expect, test } from "vitest";
import { findMissing } from "../../../pwa/src/rooms/waste/reminders/check";
import {
  choicesOf,
  hoursOf,
  houseOf,
  nextReminder,
  remindersOf,
  tagOf,
  wishesOf,
} from "../../../pwa/src/rooms/waste/reminders/wish";
import { pickup } from "./factories";

const EVE = { stream: "compost", day: "eve", at: "19:00" } as const;
const MORNING = { stream: "recyclage", day: "day", at: "06:30" } as const;
const PICKUPS = [
  pickup({ stream: "compost", on: "2026-12-02" }),
  pickup({ stream: "recyclage", on: "2026-12-02" }),
  pickup({ stream: "compost", on: "2026-12-09" }),
];
const BEFORE = { on: "2026-11-30", time: "12:00" };

describe("the choice of each bin", () => {
  test("is first the evening before, and later what was chosen", () => {
    const streams = ["compost", "recyclage"];
    expect(choicesOf(undefined, streams, PICKUPS).map(({ day, at }) => [day, at.eve])).toEqual([
      ["eve", "19:00"],
      ["eve", "19:00"],
    ]);
    expect(choicesOf([MORNING], streams, PICKUPS).map(({ day, at }) => [day, at.day])).toEqual([
      ["none", "06:00"],
      ["day", "06:30"],
    ]);
    expect(wishesOf(choicesOf([MORNING], streams, PICKUPS))).toEqual([MORNING]);
  });

  test("keeps to the hours at which there is still time in the morning", () => {
    const early = [pickup({ set_out_until: "06:00" })];
    const [choice] = choicesOf(undefined, ["compost"], early);
    if (!choice) throw new Error("no choice");
    expect(choice.at.day).toBe("05:30");
    expect(hoursOf({ ...choice, day: "day" }, early)).toEqual(["04:00", "04:30", "05:00", "05:30"]);
    expect(hoursOf({ ...choice, day: "none" }, early)).toEqual([]);
  });

  test("goes through the evening by half hours, and shows an hour that was chosen elsewhere", () => {
    const [choice] = choicesOf([{ ...EVE, at: "18:17" }], ["compost"], PICKUPS);
    if (!choice) throw new Error("no choice");
    const hours = hoursOf(choice, PICKUPS);
    expect(hours[0]).toBe("12:00");
    expect(hours.at(-1)).toBe("22:30");
    expect(hours).toContain("18:17");
    expect(hours).toHaveLength(23);
  });

  test("is told for a zone, a street and a size, never for a number", () => {
    const address = { words: "12, chemin de l’Érablière", street: "chemin de l’Érablière", number: 12, suffix: "A" };
    expect(houseOf({ ...address, dwellings: 4 }, "z1")).toEqual({
      zone: "z1",
      street: "chemin-de-l-erabliere",
      dwellings: 4,
    });
    expect(houseOf(address, "")).toBeUndefined();
    expect(houseOf(undefined, "z1")).toBeUndefined();
  });
});

describe("reminders", () => {
  test("come in the order of their moments, the evening before or on the day", () => {
    const moments = remindersOf([MORNING, EVE], PICKUPS).map(({ on, time }) => `${on} ${time}`);
    expect(moments).toEqual(["2026-12-01 19:00", "2026-12-02 06:30", "2026-12-08 19:00"]);
  });

  test("the next one is after now", () => {
    expect(nextReminder([EVE], PICKUPS, { on: "2026-12-01", time: "18:59" })?.on).toBe("2026-12-01");
    expect(nextReminder([EVE], PICKUPS, { on: "2026-12-01", time: "19:00" })?.on).toBe("2026-12-08");
    expect(nextReminder([], PICKUPS, BEFORE)).toBeUndefined();
  });

  test("are known by the tag that the server gives them", () => {
    expect(tagOf({ on: "2026-11-23", time: "19:00" })).toBe("reminder-20261123-1900");
  });
});

describe("a reminder that did not come", () => {
  const until = { on: "2026-12-03", time: "00:00" };

  test("is found by what the worker did not note", () => {
    const shown = new Set(["reminder-20261202-0630"]);
    expect(findMissing([EVE, MORNING], PICKUPS, shown, BEFORE, until)).toMatchObject({
      on: "2026-12-01",
      time: "19:00",
      day: "eve",
    });
  });

  test("is none when all were shown, when none was due yet, or when it was due before the wish", () => {
    const shown = new Set(["reminder-20261201-1900"]);
    expect(findMissing([EVE], PICKUPS, shown, BEFORE, until)).toBeUndefined();
    expect(findMissing([EVE], PICKUPS, new Set(), BEFORE, { on: "2026-12-01", time: "18:59" })).toBeUndefined();
    expect(findMissing([EVE], PICKUPS, new Set(), { on: "2026-12-01", time: "19:00" }, until)).toBeUndefined();
  });

  test("is the last one where several did not come", () => {
    expect(findMissing([EVE], PICKUPS, new Set(), BEFORE, { on: "2026-12-20", time: "12:00" })?.on).toBe("2026-12-08");
  });

  test("is not said of a day that was changed: this phone does not know what the town knew then", () => {
    const changed = [
      pickup({ on: "2026-12-02", planned_on: "2026-12-01", state: "moved" }),
      pickup({ on: "2026-12-02", state: "added", sequence: 1 }),
      pickup({ on: "2026-12-02", sequence: 2 }),
    ];
    expect(findMissing([EVE], changed, new Set(), BEFORE, until)).toBeUndefined();
  });
});
