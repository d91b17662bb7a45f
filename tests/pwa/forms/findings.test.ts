import { describe, expect, test } from "vitest";
import type { Definition, Finding } from "../../../pwa/src/form_engine";
import { language } from "../../../pwa/src/kernel/words";
import { errorLine, findingWords } from "../../../pwa/src/rooms/forms/findings";
import english from "../../../pwa/src/words/en/forms.json";
import french from "../../../pwa/src/words/fr/forms.json";

interface Case {
  definition: string;
  findings: Finding[];
}

const CASES = Object.values(
  import.meta.glob<Case[]>("../../cases/forms/*.json", { eager: true, import: "default" }),
).flat();
const DEFINITIONS = import.meta.glob<Definition>(
  ["../../cases/forms/definitions/*.json", "../../../server/parvis/forms/definitions/*.json"],
  { eager: true, import: "default" },
);

function definitionOf(name: string): Definition {
  const found = Object.entries(DEFINITIONS).find(([path]) => path.endsWith(`/${name}.json`))?.[1];
  if (found === undefined) throw new Error(`no definition ${name}`);
  return found;
}

describe("what to correct, in words", () => {
  test("every finding of the shared cases says what to do, with nothing left to fill in", () => {
    language.value = "fr";
    const said = CASES.flatMap(({ definition, findings }) =>
      findings
        .filter(({ code }) => !["recommended", "unknown-question"].includes(code))
        .map((finding) => {
          const question = definitionOf(definition)
            .steps.flatMap((step) => step.questions)
            .find(({ id }) => id === finding.question.split(".").at(-1));
          return { finding, words: findingWords(finding, question ?? { type: "repeat" }) };
        }),
    );
    expect(said.length).toBeGreaterThan(20);
    for (const { finding, words } of said) {
      expect(words, JSON.stringify(finding)).not.toMatch(/[{}]|forms\.finding/);
      expect(words, JSON.stringify(finding)).not.toBe(french["forms.finding.other"]);
    }
  });

  test("the part that is wrong has its own sentence", () => {
    expect(findingWords({ question: "q", code: "required", params: { part: "city" } }, undefined)).toBe(
      "Écrivez la municipalité.",
    );
  });

  test("a question is not followed by a colon", () => {
    expect(errorLine("Votre nom", "Écrivez-le.")).toBe("Votre nom\u00a0: Écrivez-le.");
    expect(errorLine("Êtes-vous propriétaire?", "Choisissez oui ou non.")).toBe(
      "Êtes-vous propriétaire? Choisissez oui ou non.",
    );
  });

  test("a limit in bytes is said in megabytes, a day as people say it", () => {
    const photo = { type: "photo", id: "q", need: "required", label: {}, max_files: 1, max_bytes: 8_000_000 } as const;
    expect(findingWords({ question: "q", code: "too-large", params: { max: 8_000_000 } }, photo)).toContain("8 Mo");
    expect(findingWords({ question: "q", code: "too-late", params: { max: "2027-03-02" } }, undefined)).toContain(
      "mardi 2 mars 2027",
    );
  });
});

test("both languages have the same keys and the same holes", () => {
  const holes = (text: string) => [...text.matchAll(/\{(\w+)\}/g)].map((found) => found[1]).sort();
  expect(Object.keys(english)).toEqual(Object.keys(french));
  for (const [key, text] of Object.entries(french)) {
    expect(holes((english as Record<string, string>)[key] ?? ""), key).toEqual(holes(text));
  }
});
