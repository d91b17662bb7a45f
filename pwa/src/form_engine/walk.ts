/**
 * Which questions are asked, in order, with their clean answers. Twin of `server/parvis/forms/engine/walk.py`.
 *
 * The one place where visibility is decided: `normalise`, `journey` and `check` only read it.
 */
import { pathOf, readItems } from "./answered.ts";
import { clean } from "./clean.ts";
import type { Answers, Condition, Definition, Question, Step } from "./definition.ts";
import { compareNumbers, tidyDate, tidyNumber } from "./formats.ts";
import { type Cleaned, isRecord, own, WRONG } from "./values.ts";

/** One question on the way. `isWrong`: the answer had a shape that no page of ours sends. */
export interface Asked {
  /** Its name in findings: its id, or in a repeated step "children.0.name". */
  path: string;
  question: Question;
  value: Cleaned;
  isWrong: boolean;
  /** The number in that name. */
  item: number | null;
}

/** One step on the way. `given`: how many items of a repeated one were answered; null when their shape is wrong. */
export interface Page {
  step: Step;
  asked: Asked[];
  given: number | null;
}

type Known = Map<string, Cleaned>;

/**
 * Follow the form to its end, or to the answer that stops it.
 *
 * A page with nothing to ask is left out, except a repeated one: an item can be added to it.
 */
export function walk(definition: Definition, answers: unknown): Page[] {
  const given = isRecord(answers) ? answers : {};
  const known: Known = new Map();
  const pages: Page[] = [];
  for (const step of definition.steps) {
    if (!isShown(step, known)) continue;
    const { page, isStopped } = step.repeat
      ? walkItems(step, step.repeat.min ?? 1, given, known)
      : walkStep(step, given, known);
    if (page.asked.length > 0 || step.repeat) pages.push(page);
    if (isStopped) break;
  }
  return pages;
}

interface Walked {
  page: Page;
  isStopped: boolean;
}

function walkStep(step: Step, given: Answers, known: Known): Walked {
  const { asked, isStopped } = ask(step, given, known, null);
  return { page: { step, asked, given: 0 }, isStopped };
}

/** Ask for each item; those that a person must still add are asked with no answer. */
function walkItems(step: Step, least: number, given: Answers, known: Known): Walked {
  const items = readItems(step, given);
  if (items === null) return { page: { step, asked: [], given: null }, isStopped: false };
  const all: Asked[] = [];
  for (let index = 0; index < Math.max(items.length, least); index += 1) {
    const { asked, isStopped } = ask(step, items[index] ?? {}, new Map(known), index);
    all.push(...asked);
    if (isStopped) return { page: { step, asked: all, given: index + 1 }, isStopped };
  }
  return { page: { step, asked: all, given: items.length }, isStopped: false };
}

function ask(step: Step, given: Answers, known: Known, item: number | null): { asked: Asked[]; isStopped: boolean } {
  const asked: Asked[] = [];
  for (const question of step.questions) {
    if (!isShown(question, known)) continue;
    const cleaned = clean(question, own(given, question.id));
    const value = cleaned === WRONG ? null : cleaned;
    known.set(question.id, value);
    asked.push({ path: pathOf(step, item, question), question, value, isWrong: cleaned === WRONG, item });
    if (findStop(question, value) !== null) return { asked, isStopped: true };
  }
  return { asked, isStopped: false };
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
    case "above":
      return compare(known.get(condition.question) ?? null, condition.value) > 0;
    case "below":
      return compare(known.get(condition.question) ?? null, condition.value) < 0;
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

function matches(answer: Cleaned, value: string | boolean): boolean {
  return Array.isArray(answer) ? answer.some((item) => item === value) : answer === value;
}

/** Below or above zero, as the answer is smaller or larger; zero when they are equal or cannot be compared. */
function compare(answer: Cleaned, value: string): number {
  if (typeof answer !== "string") return 0;
  if (tidyDate(value) === value) {
    return tidyDate(answer) === answer ? Number(answer > value) - Number(answer < value) : 0;
  }
  return tidyNumber(value) === null || tidyNumber(answer) !== answer ? 0 : compareNumbers(answer, value);
}
