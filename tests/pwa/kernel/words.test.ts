import { afterEach, describe, expect, test } from "vitest";
import { addWords, pick, setLanguage, t } from "../../../pwa/src/kernel/words";

type Table = Record<string, string>;
const french = import.meta.glob<Table>("../../../pwa/src/words/fr/*.json", { eager: true, import: "default" });
const english = import.meta.glob<Table>("../../../pwa/src/words/en/*.json", { eager: true, import: "default" });
const rooms = Object.keys(french).map((path) => path.replace(/^.*\//, ""));

const holes = (text: string): string[] => [...text.matchAll(/\{(\w+)\}/g)].map((hole) => hole[1] ?? "").sort();

function tableOf(tables: Record<string, Table>, room: string): Table {
  return Object.entries(tables).find(([path]) => path.endsWith(`/${room}`))?.[1] ?? {};
}

addWords("fr", { "test.bins.one": "{count} bac", "test.bins.other": "{count} bacs", "test.only_french": "seulement" });
addWords("en", { "test.bins.one": "{count} bin", "test.bins.other": "{count} bins" });
afterEach(() => setLanguage("fr"));

describe("a sentence", () => {
  test("has its parameters filled in", () => {
    expect(t("ui.progress", { step: 2, of: 5 })).toBe("Étape 2 de 5");
  });

  test("follows the plural of its language: zero is singular in French and plural in English", async () => {
    expect(t("test.bins", { count: 0 })).toBe("0 bac");
    expect(t("test.bins", { count: 2 })).toBe("2 bacs");
    await setLanguage("en");
    expect(t("test.bins", { count: 0 })).toBe("0 bins");
    expect(t("test.bins", { count: 1 })).toBe("1 bin");
  });

  test("writes large numbers with their spaces", () => {
    expect(t("test.bins", { count: 12000 }).replace(/[\u00a0\u202f]/g, " ")).toBe("12 000 bacs");
  });

  test("falls back on French, then on its key", async () => {
    await setLanguage("en");
    expect(t("test.only_french")).toBe("seulement");
    expect(t("test.missing")).toBe("test.missing");
  });

  test("leaves a hole that nothing fills, rather than hide the mistake", () => {
    expect(t("ui.progress", { step: 2 })).toContain("{of}");
  });
});

test("a town's words are picked in the person's language, else in French, else in any", async () => {
  await setLanguage("en");
  expect(pick({ fr: "bac brun", en: "brown bin" })).toBe("brown bin");
  expect(pick({ fr: "bac brun" })).toBe("bac brun");
  expect(pick({ de: "Biotonne" })).toBe("Biotonne");
  expect(pick(null)).toBe("");
});

describe.each(rooms)("the words of %s", (room) => {
  const fr = tableOf(french, room);
  const en = tableOf(english, room);

  test("exist in both languages", () => {
    expect(Object.keys(en).sort()).toEqual(Object.keys(fr).sort());
  });

  test("have the same parameters in both languages", () => {
    for (const key of Object.keys(fr)) expect([key, holes(en[key] ?? "")]).toEqual([key, holes(fr[key] ?? "")]);
  });

  test("use the typographic apostrophe and the unbreakable spaces of French", () => {
    const wrong = Object.entries(fr).filter(([, text]) =>
      /['!]|\s[?;]|« | »| :|\S:\s/.test(text.replaceAll("\u00a0:", "")),
    );
    expect(wrong.map(([key, text]) => `${key}: ${text}`)).toEqual([]);
  });
});
