/**
 * Which questions are asked, in order, with their clean answers. Twin of `server/parvis/forms/engine/walk.py`.
 *
 * The one place where visibility is decided: `normalise`, `journey` and `check` only read it.
 */
import { type Cleaned, clean, own, WRONG } from "./clean.ts";
import type { Answers, Condition, Definition, Question, Step } from "./definition.ts";

/** One question on the way. `isWrong`: the answer had a shape that no page of ours sends. */
export interface Asked {
  step: Step;
  question: Question;
  value: Cleaned;
  isWrong: boolean;
}

/** Follow the form to its end, or to the answer that stops it. */
export function walk(definition: Definition, answers: unknown): Asked[] {
  const given = isAnswers(answers) ? answers : {};
  const known = new Map<string, Cleaned>();
  const asked: Asked[] = [];
  for (const step of definition.steps) {
    if (!isShown(step, known)) continue;
    for (const question of step.questions) {
      if (!isShown(question, known)) continue;
      const cleaned = clean(question, own(given, question.id));
      const value = cleaned === WRONG ? null : cleaned;
      known.set(question.id, value);
      asked.push({ step, question, value, isWrong: cleaned === WRONG });
      if (findStop(question, value) !== null) return asked;
    }
  }
  return asked;
}

function isShown(part: Step | Question, known: ReadonlyMap<string, Cleaned>): boolean {
  return part.when === undefined || holds(part.when, known);
}

/** Whether a condition is true of the answers known so far; a question that was not asked has none. */
export function holds(condition: Condition, known: ReadonlyMap<string, Cleaned>): boolean {
  switch (condition.op) {
    case "is":
      return matches(known.get(condition.question) ?? null, condition.value);
    case "in":
      return condition.values.some((value) => matches(known.get(condition.question) ?? null, value));
    case "answered":
      return (known.get(condition.question) ?? null) !== null;
    case "not":
      return !holds(condition.of, known);
    case "all":
      return condition.of.every((one) => holds(one, known));
    case "any":
      return condition.of.some((one) => holds(one, known));
  }
}

/** The chosen option that ends the form, if one was chosen. */
export function findStop(question: Question, value: Cleaned): string | null {
  if ((question.type !== "choice" && question.type !== "choices") || value === null) return null;
  return question.options.find((option) => option.stop && matches(value, option.value))?.value ?? null;
}

export function isAnswers(answers: unknown): answers is Answers {
  return typeof answers === "object" && answers !== null && !Array.isArray(answers);
}

function matches(answer: Cleaned, value: string | boolean): boolean {
  return Array.isArray(answer) ? answer.some((item) => item === value) : answer === value;
}
