import { describe, expect, test } from "vitest";
import { type Lot, lotsOf, saysSizes } from "../../../pwa/src/rooms/waste/address/book";
import { findAddresses, locate, makeFinder } from "../../../pwa/src/rooms/waste/address/finder";
import type { AddressBook, Street } from "../../../pwa/src/rooms/waste/api";
import cases from "../../cases/waste/streets.json";

const lot = ([number, suffix, zone, district, dwellings]: (string | number)[]): Lot =>
  ({ number, suffix, zone, district, dwellings }) as Lot;

describe("a street of the address book", () => {
  test.each(cases)("$name", ({ packed, lots }) => {
    expect(lotsOf({ name: "rue du Moulin", ...packed } as Street)).toEqual(lots.map(lot));
  });

  test("as phones kept it before is still opened, its sizes unknown", () => {
    const old = { name: "rue du Moulin", numbers: [[12, "", 0, -1] as const, [12, "A", 1, 0] as const] };
    expect(lotsOf(old as never)).toEqual([lot([12, "", 0, -1, 0]), lot([12, "A", 1, 0, 0])]);
  });
});

test("a copy of the address book kept before is still searched", () => {
  const kept = {
    version: "1",
    districts: ["village"],
    zones: [{ key: "z1", sectors: [] }],
    streets: [{ name: "rue du Moulin", numbers: [[12, "", 0, 0]] }],
  } as unknown as AddressBook;
  const finder = makeFinder(kept);
  expect(findAddresses(finder, "12 moulin")[0]?.addresses).toEqual([
    { street: "rue du Moulin", number: 12, suffix: "", zone: "z1", district: "village", dwellings: 0 },
  ]);
  expect(locate(finder, { street: "rue du Moulin", number: 12, suffix: "" })?.zone).toBe("z1");
});

test("a town that gives no size at all says nothing of its buildings", () => {
  const street: Street = { name: "rue du Moulin", steps: [2, 2], grounds: [[2, 0, 0]] };
  expect(saysSizes({ streets: [street] })).toBe(false);
  expect(saysSizes({ streets: [street, { ...street, buildings: [[1, 4]] }] })).toBe(true);
});
