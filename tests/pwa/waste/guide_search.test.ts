import { expect, test } from "vitest";
import type { GuideEntry } from "../../../pwa/src/rooms/waste/api";
import { makeGuideSearch } from "../../../pwa/src/rooms/waste/guide_search";

const entry = (fr: string, en: string, synonyms: string[] = []): GuideEntry => ({
  object: { fr, en },
  synonyms,
  words: { fr: "", en: "" },
});
const guide = [
  entry("Boîte à pizza", "Pizza box", ["carton de pizza"]),
  entry("Ampoule fluocompacte", "Compact fluorescent bulb", ["lumière", "néon"]),
  entry("Pile", "Battery"),
  entry("Divan", "Sofa", ["sofa", "canapé"]),
  entry("Os et viande", "Bones and meat"),
  entry("Écouteurs", "Headphones"),
];
const search = makeGuideSearch(guide);
const found = (text: string): string[] => search.find(text).map((one) => one.object["fr"] ?? "");

test.each([
  ["boite a pizza", "Boîte à pizza"],
  ["pizzas", "Boîte à pizza"],
  ["carton pizza", "Boîte à pizza"],
  ["PILES", "Pile"],
  ["neon", "Ampoule fluocompacte"],
  ["canape", "Divan"],
  ["divant", "Divan"],
  ["battery", "Pile"],
  ["ecouteur", "Écouteurs"],
  ["ampoul", "Ampoule fluocompacte"],
])("« %s » finds « %s » first", (text, object) => {
  expect(found(text)[0]).toBe(object);
});

test("words that no entry has together still find the nearest", () => {
  expect(found("vieux divan brun")).toContain("Divan");
});

test("what is nothing like the guide finds nothing", () => {
  expect(found("xylophone")).toEqual([]);
});
