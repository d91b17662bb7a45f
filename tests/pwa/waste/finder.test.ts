import { describe, expect, test } from "vitest";
import {
  addressesOf,
  addressWords,
  type Finder,
  findAddresses,
  locate,
  makeFinder,
} from "../../../pwa/src/rooms/waste/address/finder";
import { readTyped, streetWords, typos } from "../../../pwa/src/rooms/waste/address/street_words";
import type { AddressBook, Street } from "../../../pwa/src/rooms/waste/api";

const STREETS = [
  "rue Principale",
  "chemin de l’Érablière",
  "rue Saint-Jean",
  "rue Sainte-Anne",
  "avenue du Moulin",
  "3e Rang",
  "boulevard des Pins",
  "rue de la Rivière",
  "rang de la Rivière",
  "rue Notre-Dame Est",
  "rue Notre-Dame Ouest",
];
const LOTS: Omit<Street, "name"> = {
  steps: [2, 10, 0, 0, 2, 106],
  suffixes: [
    [2, "A"],
    [3, "B"],
  ],
  grounds: [
    [2, 0, 0],
    [1, 1, -1],
    [1, 1, 0],
    [1, -1, 0],
    [1, 0, 0],
  ],
  buildings: [[5, 12]],
};
const BOOK: AddressBook = {
  version: "1",
  districts: ["village"],
  zones: [
    { key: "z1", sectors: [] },
    { key: "z2", sectors: [] },
  ],
  streets: STREETS.map((name) => ({ name, ...LOTS })),
};
const finder: Finder = makeFinder(BOOK);
const streetsFor = (text: string): string[] => findAddresses(finder, text).map((found) => found.street);
const firstFor = (text: string): string => {
  const address = findAddresses(finder, text)[0]?.addresses[0];
  return address ? addressWords(address) : "";
};

describe("an address as it is typed", () => {
  test.each([
    ["12 rue principale", "12, rue Principale"],
    ["12, Principale", "12, rue Principale"],
    ["12 princ", "12, rue Principale"],
    ["principale 12", "12, rue Principale"],
    ["12A rue Principale", "12A, rue Principale"],
    ["12 a, rue principale", "12A, rue Principale"],
    ["12 ch. erabliere", "12, chemin de l’Érablière"],
    ["12 chemin de l'Érablière", "12, chemin de l’Érablière"],
    ["12 che de l’erabliaire", "12, chemin de l’Érablière"],
    ["12 st-jean", "12, rue Saint-Jean"],
    ["12 rue St Jean", "12, rue Saint-Jean"],
    ["12 ste anne", "12, rue Sainte-Anne"],
    ["12 av du moulin", "12, avenue du Moulin"],
    ["12 3e rang", "12, 3e Rang"],
    ["12 troisième rang", "12, 3e Rang"],
    ["12 boul des pins", "12, boulevard des Pins"],
    ["12 rpincipale", "12, rue Principale"],
    ["12 notre dame o", "12, rue Notre-Dame Ouest"],
    ["12 notre-dame e.", "12, rue Notre-Dame Est"],
    ["12 chemin principale", "12, rue Principale"],
    ["12 rie principale", "12, rue Principale"],
    ["12, Principale (rue)", "12, rue Principale"],
    ["rue principale 12 b", "12B, rue Principale"],
    ["12 blvd dse pins", "12, boulevard des Pins"],
    ["12 bd des pins", "12, boulevard des Pins"],
    ["12 sainte anne rue", "12, rue Sainte-Anne"],
    ["12 rue saint anne", "12, rue Sainte-Anne"],
    ["12 3ieme rang", "12, 3e Rang"],
    ["12 3rd rang", "12, 3e Rang"],
    ["12 rg 3", "12, 3e Rang"],
  ])("« %s » finds « %s »", (text, words) => {
    expect(firstFor(text)).toBe(words);
  });

  test("the kind of street decides between two of the same name", () => {
    expect(streetsFor("12 rang de la rivière")[0]).toBe("rang de la Rivière");
    expect(streetsFor("12 rue de la rivière")[0]).toBe("rue de la Rivière");
  });

  test("without a number gives streets to choose from", () => {
    const [first] = findAddresses(finder, "moulin");
    expect(first).toEqual({ street: "avenue du Moulin", addresses: [], exact: true });
  });

  test("with a number that does not exist gives its neighbours, and says so", () => {
    const [found] = findAddresses(finder, "13 rue principale");
    expect(found?.exact).toBe(false);
    expect(found?.addresses.slice(0, 2).map((one) => one.number)).toEqual([12, 14]);
  });

  test("with a number that is still being typed gives those that begin like it, the exact one first", () => {
    const [found] = findAddresses(finder, "12 rue principale");
    expect(found?.addresses.map((one) => `${one.number}${one.suffix}`)).toEqual(["12", "12A", "12B", "120"]);
  });

  describe("with a number", () => {
    const one = (name: string, ...numbers: number[]): Street => ({
      name,
      steps: numbers.map((number, index) => number - (numbers[index - 1] ?? 0)),
      grounds: [[numbers.length, 0, 0]],
    });
    const town = makeFinder({
      ...BOOK,
      streets: [
        one("rue Bilodeau", 22, 23, 24),
        one("rue des Érables", 10, 120),
        one("rue Principale", 12, 14, 120),
        one("rue Saint-Jean", 2, 12),
        one("rue Saint-Joseph", 4, 6),
        one("rang Saint-Joseph", 12),
      ],
    });
    const wordsFor = (text: string): string[] =>
      findAddresses(town, text).flatMap((found) =>
        found.addresses.length > 0 ? found.addresses.map(addressWords) : [found.street],
      );

    test("and only the kind of street, gives the streets that bear it, and no neighbour", () => {
      expect(wordsFor("12 rue")).toEqual(["12, rue Principale", "12, rue Saint-Jean", "120, rue des Érables"]);
      expect(wordsFor("12 ru")).toEqual(wordsFor("12 rue"));
      expect(findAddresses(town, "12 rue").every((found) => found.exact)).toBe(true);
    });

    test("that no street of this kind bears, gives streets to choose from", () => {
      expect(wordsFor("999 rang")).toEqual(["rang Saint-Joseph"]);
    });

    test("and a name that several streets have, gives those that bear it before neighbours", () => {
      expect(wordsFor("12 saint")).toEqual([
        "12, rang Saint-Joseph",
        "12, rue Saint-Jean",
        "6, rue Saint-Joseph",
        "4, rue Saint-Joseph",
      ]);
    });

    test("and a street spelled out in full, gives no other street before it", () => {
      expect(wordsFor("12 rue saint-joseph")).toEqual(["6, rue Saint-Joseph", "4, rue Saint-Joseph"]);
    });

    test("that the street named does not have, gives its neighbours", () => {
      expect(wordsFor("21 rue bilodeau")).toEqual(["22, rue Bilodeau", "23, rue Bilodeau", "24, rue Bilodeau"]);
      expect(findAddresses(town, "21 rue bilodeau")[0]?.exact).toBe(false);
    });
  });

  test("that is nothing like any street finds nothing", () => {
    expect(findAddresses(finder, "12 zzyzx")).toEqual([]);
    expect(findAddresses(finder, "12")).toEqual([]);
    expect(findAddresses(finder, "")).toEqual([]);
  });
});

describe("where an address lies", () => {
  test("comes from the zone and the district of its number", () => {
    expect(locate(finder, { street: "rue Principale", number: 12, suffix: "B" })).toMatchObject({
      zone: "z2",
      district: "village",
    });
  });

  test("may be in no zone or in no district", () => {
    expect(locate(finder, { street: "rue Principale", number: 14, suffix: "" })?.zone).toBe("");
    expect(locate(finder, { street: "rue Principale", number: 12, suffix: "A" })?.district).toBe("");
  });

  test("is unknown for an address that is no longer in the book", () => {
    expect(locate(finder, { street: "rue Disparue", number: 1, suffix: "" })).toBeUndefined();
  });

  test("comes with the size of its building, where the town gives sizes", () => {
    const at120 = { street: "rue Principale", number: 120, suffix: "" };
    expect(locate(finder, at120)?.dwellings).toBe(12);
    expect(locate(finder, { ...at120, number: 2 })?.dwellings).toBe(1);
    const { buildings: _, ...sizeless } = LOTS;
    const silent = makeFinder({ ...BOOK, streets: [{ name: "rue Principale", ...sizeless }] });
    expect(locate(silent, at120)?.dwellings).toBe(0);
  });

  test("a street's addresses are in the order of their numbers", () => {
    expect(addressesOf(finder, "3e Rang").map((one) => `${one.number}${one.suffix}`)).toEqual([
      "2",
      "12",
      "12A",
      "12B",
      "14",
      "120",
    ]);
  });
});

describe("the words of a street", () => {
  test("lose what people leave out and keep what tells it apart", () => {
    expect(streetWords("Ch. de l’Érablière")).toEqual(["chemin", "erabliere"]);
    expect(streetWords("1re Avenue")).toEqual(["1er", "avenue"]);
    expect(streetWords("Première Avenue")).toEqual(["1er", "avenue"]);
    expect(streetWords("Huitième Rang")).toEqual(streetWords("8e rang"));
  });

  test("an ordinal is a name, not a number", () => {
    expect(readTyped("3e Rang")).toMatchObject({ number: "", words: ["3e", "rang"] });
    expect(readTyped("45 3e Rang")).toMatchObject({ number: "45", words: ["3e", "rang"] });
  });

  test("two letters swapped are one mistake", () => {
    expect(typos("rpincipale", "principale", 2)).toBe(1);
    expect(typos("moulin", "moulins", 2)).toBe(1);
    expect(typos("a", "abcd", 2)).toBe(3);
  });
});
