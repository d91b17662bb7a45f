/** Any address of a town whose street is typed with one mistake is among the first three: a property, over many. */
import { describe, expect, test } from "vitest";
import { addressWords, findAddresses, makeFinder } from "../../../pwa/src/rooms/waste/address/finder";
import type { AddressBook, Street } from "../../../pwa/src/rooms/waste/api";
import { LETTERS, mistyped, randomFrom } from "./mistakes";

const KINDS = ["rue", "avenue", "boulevard", "chemin", "rang", "croissant", "place", "montée"];
const LINKS = ["", "", "de la ", "du ", "des ", "Saint-", "Sainte-"];
const SYLLABLES = "ber tran mon val gau thier pel lan dri nor mi cha vier tour gin ris beau fon tai".split(" ");

/** A town of four hundred streets whose names look alike, as they do: made of few syllables. */
function aTown(seed: number): Street[] {
  const random = randomFrom(seed);
  const one = <T>(list: readonly T[]): T => list[Math.floor(random() * list.length)] as T;
  const names = new Set<string>();
  while (names.size < 400) {
    const name = Array.from({ length: 3 }, () => one(SYLLABLES)).join("");
    names.add(`${one(KINDS)} ${one(LINKS)}${name.charAt(0).toUpperCase()}${name.slice(1)}`);
  }
  return [...names].map((name) => ({ name, steps: Array<number>(30).fill(4), grounds: [[30, 0, -1]] }));
}

describe.each([1907, 2026])("in the town grown from %i", (seed) => {
  const streets = aTown(seed);
  const book: AddressBook = { version: "1", districts: [], zones: [{ key: "z1", sectors: [] }], streets };
  const finder = makeFinder(book);
  const random = randomFrom(seed + 1);

  test("every address is found with one letter wrong in its street", () => {
    const missed: string[] = [];
    for (const { name } of streets) {
      const number = 4 * (1 + Math.floor(random() * 30));
      const typed = `${number} ${mistyped(name, random)}`;
      const first = findAddresses(finder, typed)
        .flatMap((found) => found.addresses.slice(0, 1))
        .slice(0, 3)
        .map(addressWords);
      if (!first.includes(`${number}, ${name}`)) missed.push(`${typed} (${name}): ${first.join("; ")}`);
    }
    expect(missed).toEqual([]);
  });
});

test("a mistake is one letter more, fewer, other, or two swapped", () => {
  const random = randomFrom(1);
  const made = Array.from({ length: 200 }, () => mistyped("rue du Moulin", random));
  expect(new Set(made.map((text) => text.length))).toEqual(new Set([12, 13, 14]));
  expect(made.every((text) => text !== "rue du Moulin")).toBe(true);
  expect(LETTERS).toHaveLength(26);
});
