/** The engine on the cases that the server's engine reads too: tests/cases/forms. */
import { describe, expect, it } from "vitest";
import {
  type Answers,
  blocking,
  check,
  type Definition,
  type Finding,
  journey,
  normalise,
} from "../../../pwa/src/form_engine";

interface Case {
  name: string;
  definition: string;
  today?: string;
  answers: Answers;
  normalised: unknown;
  journey: unknown;
  findings: Finding[];
}

const files = import.meta.glob<Case[]>("../../cases/forms/*.json", { eager: true, import: "default" });
const definitions = import.meta.glob<Definition>(
  ["../../cases/forms/definitions/*.json", "../../../server/parvis/forms/definitions/*.json"],
  { eager: true, import: "default" },
);
const cases = Object.values(files).flat();

function definitionOf(name: string): Definition {
  const found = Object.entries(definitions).find(([path]) => path.endsWith(`/${name}.json`));
  if (!found) throw new Error(`no definition ${name}`);
  return found[1];
}

describe.each(cases)("$name", (one) => {
  const definition = definitionOf(one.definition);

  it("tidies the answers as the case says", () => {
    expect(normalise(definition, one.answers)).toEqual(one.normalised);
  });

  it("makes the journey of the case", () => {
    expect(journey(definition, one.answers)).toEqual(one.journey);
  });

  it("finds what the case says", () => {
    expect(check(definition, one.answers, one.today ?? null)).toEqual(one.findings);
  });

  it("leaves tidy answers as they are", () => {
    const tidy = normalise(definition, one.answers);
    expect(normalise(definition, tidy)).toEqual(tidy);
  });
});

it("reads every case", () => {
  expect(cases.length).toBeGreaterThanOrEqual(360);
});

it("is blocked by everything but a recommendation", () => {
  const found = check(definitionOf("needs"), { must: "a", agree: true, owner: true });
  expect(found.map((finding) => finding.code)).toEqual(["recommended", "recommended"]);
  expect(blocking(found)).toEqual([]);
});

it("leaves what was typed untouched", () => {
  const typed = Object.freeze({ short: "  abc  " });
  normalise(definitionOf("texts"), typed);
  expect(typed.short).toBe("  abc  ");
});
