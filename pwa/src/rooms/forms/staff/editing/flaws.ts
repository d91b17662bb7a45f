/** Where a flaw is, in the outline. Pure. */
import type { Definition } from "../../../../form_engine";
import type { Flaw } from "../api";
import { FORM, findQuestion, findStep, keyOf, type Spot } from "./spots";

/** `steps.where.place.when` and `steps.where.questions.place.label` are both about the question « place ». */
export function spotOf(path: string, definition: Definition): Spot {
  const [root, step, ...rest] = path.split(".");
  if (root !== "steps" || step === undefined || !findStep(definition, step)) return FORM;
  const name = rest[0] === "questions" ? rest[1] : rest[0];
  const found = name === undefined ? undefined : findQuestion(definition, name);
  return found?.step.id === step ? { kind: "question", id: found.question.id } : { kind: "step", id: step };
}

/** What is wrong at a spot itself. */
export function flawsAt(flaws: readonly Flaw[], spot: Spot, definition: Definition): Flaw[] {
  return flaws.filter((flaw) => keyOf(spotOf(flaw.path, definition)) === keyOf(spot));
}

/** Whether a flaw is about this text of its spot: `label`, `help`, `title`… */
export function isAbout(flaw: Flaw, field: string): boolean {
  return flaw.code === "not-said" && (flaw.path === field || flaw.path.endsWith(`.${field}`));
}
