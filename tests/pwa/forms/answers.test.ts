import { beforeEach, describe, expect, test } from "vitest";
import type { Answers, Question } from "../../../pwa/src/form_engine";
import { language } from "../../../pwa/src/kernel/words";
import { shownAnswers } from "../../../pwa/src/rooms/forms/answers";
import { joinDate, offeredDays, splitDate } from "../../../pwa/src/rooms/forms/fields/date_parts";
import { joinCorner, splitCorner } from "../../../pwa/src/rooms/forms/fields/place/corner";
import { SIGNALER } from "./signaler";

const label = { fr: "Question" };
const plain = (text: string) => text.replace(/[\u00a0\u202f]/g, " ").replaceAll("\u2011", "-");

function linesFor(question: Question, value: unknown): string[] {
  const step = { id: "one", title: label, questions: [question] };
  const definition = { ...SIGNALER, steps: [step] };
  const answers: Answers = { [question.id]: value };
  return shownAnswers(definition, [{ step, question, item: null, path: question.id }], answers).flatMap(({ lines }) =>
    lines.map(plain),
  );
}

beforeEach(() => {
  language.value = "fr";
});

describe("an answer as people read it", () => {
  test.each<[string, Question, unknown, string[]]>([
    [
      "a choice, by its words",
      { type: "choice", id: "q", need: "required", label, options: [{ value: "a", label: { fr: "Clôture" } }] },
      "a",
      ["Clôture"],
    ],
    ["yes", { type: "yes_no", id: "q", need: "required", label }, true, ["Oui"]],
    [
      "a number with its unit",
      { type: "number", id: "q", need: "required", label, decimals: 2, unit: { fr: "m" } },
      "1234,5",
      ["1 234,5 m"],
    ],
    ["a day in full", { type: "date", id: "q", need: "required", label }, "1 12 2026", ["mardi 1er décembre 2026"]],
    [
      "a phone number of here",
      { type: "phone", id: "q", need: "required", label },
      "4185550142 poste 12",
      ["418 555-0142, poste 12"],
    ],
    [
      "a phone number of elsewhere",
      { type: "phone", id: "q", need: "required", label },
      "+32 2 555 12 12",
      ["+3225551212"],
    ],
    [
      "an address on its lines",
      { type: "address", id: "q", need: "required", label },
      { line1: "12, rue du Pont", city: "Sainte-Aurélie", region: "QC", postal_code: "g5r1a1" },
      ["12, rue du Pont", "Sainte-Aurélie (QC) G5R 1A1"],
    ],
    [
      "a place with its position",
      { type: "place", id: "q", need: "required", label },
      { kind: "point", words: "Côté rivière", lon: -70.123456, lat: 46.5 },
      ["Côté rivière", "Position 46.50000, -70.12346"],
    ],
    [
      "several lines",
      { type: "long_text", id: "q", need: "required", label, max_length: 99 },
      "Un\n\nDeux",
      ["Un", "", "Deux"],
    ],
    ["nothing", { type: "text", id: "q", need: "optional", label, max_length: 9 }, "  ", []],
  ])("%s", (_name, question, value, lines) => {
    expect(linesFor(question, value)).toEqual(lines);
  });
});

describe("a day in three fields", () => {
  test.each([
    ["27 3 2027", ["27", "3", "2027"]],
    ["2027-03-05", ["5", "3", "2027"]],
    ["27 ? 2027", ["27", "", "2027"]],
    ["? ? 2", ["", "", "2"]],
    ["", ["", "", ""]],
  ])("%s comes back as it was typed", (value, parts) => {
    expect(splitDate(value)).toEqual(parts);
  });

  test("is one text, and none when all three are empty", () => {
    expect([joinDate(["27", "", "2027"]), joinDate([" ", "", ""])]).toEqual(["27 ? 2027", ""]);
  });

  test("near days are offered where the question is about these days", () => {
    const date = { type: "date", id: "q", need: "required", label } as const;
    expect(offeredDays({ ...date, min: "today-14", max: "today" }, "2027-03-02")).toEqual(["2027-03-01", "2027-03-02"]);
    expect(offeredDays({ ...date, min: "today", max: "today+730" }, "2027-03-02")).toEqual([]);
    expect(offeredDays(date, "2027-03-02")).toEqual([]);
  });
});

test("a street corner goes out as one text and comes back as two streets", () => {
  expect(joinCorner("rue du Pont", "rue Principale")).toBe("rue du Pont / rue Principale");
  expect(splitCorner("rue du Pont / rue Principale")).toEqual(["rue du Pont", "rue Principale"]);
  expect(splitCorner(joinCorner("rue du Pont", ""))).toEqual(["rue du Pont", ""]);
  expect(splitCorner(joinCorner("", "rue Principale"))).toEqual(["", "rue Principale"]);
  expect(joinCorner("", "")).toBe("");
});
