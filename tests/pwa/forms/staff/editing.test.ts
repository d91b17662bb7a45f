/** What can be done to a form in the editor, without a screen. */
import { describe, expect, test } from "vitest";
import type { Definition } from "../../../../pwa/src/form_engine";
import { beginRow, readRows, testsFor, writeRows } from "../../../../pwa/src/rooms/forms/staff/editing/conditions";
import {
  addQuestion,
  addStep,
  duplicate,
  move,
  remove,
  wordOption,
} from "../../../../pwa/src/rooms/forms/staff/editing/edit";
import { spotOf } from "../../../../pwa/src/rooms/forms/staff/editing/flaws";
import { blankForm } from "../../../../pwa/src/rooms/forms/staff/editing/kinds";
import { deriveCode, deriveValue } from "../../../../pwa/src/rooms/forms/staff/editing/names";
import { patched } from "../../../../pwa/src/rooms/forms/staff/editing/patch";
import { readingOf } from "../../../../pwa/src/rooms/forms/staff/editing/reading";
import { earlierQuestions, FORM, findQuestion, spotsOf } from "../../../../pwa/src/rooms/forms/staff/editing/spots";
import { SIGNALER } from "../signaler";

const LANGUAGES = ["fr", "en"];
const ids = (definition: Definition): string[] => spotsOf(definition).map((spot) => ("id" in spot ? spot.id : "form"));

/** Two steps; the first asks a choice and a text, the second a yes or no. */
function twoSteps(): Definition {
  let form = blankForm("essai", { fr: "Essai", en: "Trial" }, LANGUAGES);
  for (const kind of ["choice", "text"] as const) {
    form = addQuestion(form, { kind: "step", id: "etape-1" }, kind, LANGUAGES).definition;
  }
  const { definition, spot } = addStep(form, FORM, LANGUAGES);
  return addQuestion(definition, spot, "yes_no", LANGUAGES).definition;
}

const ALL = ["form", "etape-1", "question_1", "question_2", "etape-2", "question_3"];

describe("the outline", () => {
  test("lists the form, its steps and their questions", () => {
    expect(ids(twoSteps())).toEqual(ALL);
  });

  test("puts a new question after the chosen one", () => {
    const { definition, spot } = addQuestion(twoSteps(), { kind: "question", id: "question_1" }, "date", LANGUAGES);
    expect(ids(definition)).toEqual([
      "form",
      "etape-1",
      "question_1",
      "question_4",
      "question_2",
      "etape-2",
      "question_3",
    ]);
    expect(spot).toEqual({ kind: "question", id: "question_4" });
  });

  test("makes a step for the first question of an empty form", () => {
    const empty = { ...twoSteps(), steps: [] };
    expect(ids(addQuestion(empty, FORM, "text", LANGUAGES).definition)).toEqual(["form", "etape-1", "question_1"]);
  });

  test.each([
    ["question_2", -1, ["form", "etape-1", "question_2", "question_1", "etape-2", "question_3"]],
    ["question_2", 1, ["form", "etape-1", "question_1", "etape-2", "question_2", "question_3"]],
    ["question_3", -1, ["form", "etape-1", "question_1", "question_2", "question_3", "etape-2"]],
    ["question_1", -1, ALL],
    ["question_3", 1, ALL],
  ] as const)("moves %s by %i, over the edge of its step and never out of the form", (id, by, expected) => {
    expect(ids(move(twoSteps(), { kind: "question", id }, by).definition)).toEqual(expected);
  });

  test("moves a step with its questions", () => {
    expect(ids(move(twoSteps(), { kind: "step", id: "etape-2" }, -1).definition)).toEqual([
      "form", "etape-2", "question_3", "etape-1", "question_1", "question_2",
    ]); // biome-ignore format: as it is read
  });

  test("deletes, chooses what came before, and forgets a subject that is gone", () => {
    const form = { ...twoSteps(), subject: "question_1" };
    const { definition, spot } = remove(form, { kind: "question", id: "question_1" });
    expect(ids(definition)).toEqual(["form", "etape-1", "question_2", "etape-2", "question_3"]);
    expect(spot).toEqual({ kind: "step", id: "etape-1" });
    expect(definition).not.toHaveProperty("subject");
  });

  test("duplicates a step whose conditions then speak of the copies", () => {
    const form = twoSteps();
    const [first, second] = form.steps;
    if (!first || !second) throw new Error("two steps");
    const [asked, told] = first.questions;
    if (!asked || !told) throw new Error("two questions");
    const when = { op: "answered", question: asked.id } as const;
    const withCondition = { ...form, steps: [{ ...first, questions: [asked, { ...told, when }] }, second] };
    const { definition } = duplicate(withCondition, { kind: "step", id: "etape-1" });
    const copy = definition.steps[1];
    expect(copy?.questions.map(({ id }) => id)).toEqual(["question_4", "question_5"]);
    expect(copy?.questions[1]?.when).toEqual({ op: "answered", question: "question_4" });
  });

  test("changes nothing in place", () => {
    const form = twoSteps();
    const before = structuredClone(form);
    move(form, { kind: "question", id: "question_2" }, 1);
    duplicate(form, { kind: "step", id: "etape-1" });
    remove(form, { kind: "step", id: "etape-1" });
    expect(form).toEqual(before);
  });
});

describe("the values of options", () => {
  test.each([
    ["Nid-de-poule (rue)", "nid-de-poule-rue"],
    ["Œuvre d’art à l’école", "oeuvre-d-art-a-l-ecole"],
    ["  ", "choix"],
    ["日本", "choix"],
  ])("« %s » becomes %s", (label, value) => {
    expect(deriveValue(label, new Set())).toBe(value);
  });

  test("are told apart, and a form's code never begins with a digit", () => {
    expect(deriveValue("Oui", new Set(["oui", "oui-2"]))).toBe("oui-3");
    expect(deriveCode("2 chiens", new Set())).toBe("f-2-chiens");
  });

  test("follow the label until they are published, and conditions follow them", () => {
    let form = twoSteps();
    const second = form.steps[1];
    if (!second) throw new Error("two steps");
    const when = { op: "is", question: "question_1", value: "choix-1" } as const;
    form = { ...form, steps: [form.steps[0] ?? second, { ...second, when }] };
    const question = findQuestion(form, "question_1")?.question;
    if (question?.type !== "choice" || !question.options[0]) throw new Error("a choice");
    const option = question.options[0];
    const label = { fr: "Un chien", en: "A dog" };
    const free = wordOption(form, question, option, label, { language: "fr", published: new Set() });
    expect(free.steps[1]?.when).toEqual({ ...when, value: "un-chien" });
    const kept = wordOption(form, question, option, label, { language: "fr", published: new Set(["choix-1"]) });
    expect(kept.steps[1]?.when).toEqual(when);
    expect(findQuestion(kept, "question_1")?.question).toMatchObject({ options: [{ value: "choix-1", label }, {}] });
  });
});

describe("conditions", () => {
  test.each([
    [{ op: "is", question: "a", value: true }],
    [{ op: "in", question: "a", values: ["x", "y"] }],
    [{ op: "not", of: { op: "is", question: "a", value: "x" } }],
    [{ op: "not", of: { op: "answered", question: "a" } }],
    [
      {
        op: "any",
        of: [
          { op: "above", question: "a", value: "5" },
          { op: "answered", question: "b" },
        ],
      },
    ],
  ] as const)("are rows and back: %j", (condition) => {
    const rows = readRows(condition as never);
    expect(rows && writeRows(rows)).toEqual(condition);
  });

  test("that say more than rows are left as they are", () => {
    const inner = { op: "all" as const, of: [{ op: "answered" as const, question: "a" }] };
    expect(readRows({ op: "any", of: [inner, { op: "answered", question: "b" }] })).toBeUndefined();
    expect(readRows({ op: "not", of: { op: "above", question: "a", value: "1" } })).toBeUndefined();
  });

  test("go when their last row goes", () => {
    expect(writeRows({ join: "all", rows: [] })).toBeUndefined();
  });

  test("are about questions that come before, and never about those of each of several", () => {
    const form = twoSteps();
    const last = { kind: "question", id: "question_3" } as const;
    expect(earlierQuestions(form, last).map(({ id }) => id)).toEqual(["question_1", "question_2"]);
    const [first, second] = form.steps;
    if (!first || !second) throw new Error("two steps");
    const repeated = { ...form, steps: [{ ...first, repeat: { max: 3, item: {}, add: {} } }, second] };
    expect(earlierQuestions(repeated, last)).toEqual([]);
  });

  test("begin with an answer that the question can have", () => {
    for (const question of SIGNALER.steps.flatMap((step) => step.questions)) {
      expect(testsFor(question)).toContain(beginRow(question).test);
    }
  });
});

describe("how hard a text is", () => {
  test.each([
    ["Dites-nous où. Nous allons voir. Vous aurez une réponse en dix jours.", "easy"],
    [
      "Conformément aux dispositions réglementaires applicables, toute personne requérante doit préalablement transmettre l’ensemble des justificatifs administratifs nécessaires.",
      "hard",
    ],
    ["Trop court pour le dire", undefined],
  ])("« %s » is %s", (text, expected) => {
    expect(readingOf(text)).toBe(expected);
  });
});

test("a flaw is shown where it is", () => {
  expect(spotOf("steps.etape-1.question_1.when", twoSteps())).toEqual({ kind: "question", id: "question_1" });
  expect(spotOf("steps.etape-1.questions.question_2.label", twoSteps())).toEqual({
    kind: "question",
    id: "question_2",
  });
  expect(spotOf("steps.etape-2.title", twoSteps())).toEqual({ kind: "step", id: "etape-2" });
  expect(spotOf("retention_days", twoSteps())).toEqual(FORM);
});

test("what is not said is not there", () => {
  expect(patched({ a: 1, b: 2 } as { a?: number; b?: number }, { a: undefined, b: 3 })).toEqual({ b: 3 });
});
