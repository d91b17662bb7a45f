/** Every question that answers hold an answer to. Twin of `server/parvis/forms/engine/answered.py`. */
import type { Definition, Question, Step } from "./definition.ts";
import { isRecord, own } from "./values.ts";

/** One answer, as it stands, and the question it answers; `path` is "children.0.name" in an item of a repeated step. */
export interface Answered {
  path: string;
  question: Question;
  value: unknown;
  step: Step;
  item: number | null;
}

/** Every answer in the order of asking, item by item. */
export function listAnswered(definition: Definition, answers: Record<string, unknown>): Answered[] {
  return definition.steps.flatMap((step) => {
    if (!step.repeat) return answeredIn(step, answers, null);
    return (readItems(step, answers) ?? []).flatMap((item, index) => answeredIn(step, item, index));
  });
}

/** The name of a question in findings: its id, or "children.0.name". */
export function pathOf(step: Step, item: number | null, question: Question): string {
  return item === null ? question.id : `${step.id}.${item}.${question.id}`;
}

const MOST_REPEATS = 100;

/** What was given for each item of a repeated step; null for a shape that no page of ours sends. */
export function readItems(step: Step, answers: Record<string, unknown>): Record<string, unknown>[] | null {
  const value = own(answers, step.id) ?? [];
  return Array.isArray(value) && value.length <= MOST_REPEATS && value.every(isRecord) ? value : null;
}

function answeredIn(step: Step, answers: Record<string, unknown>, item: number | null): Answered[] {
  return step.questions.flatMap((question) => {
    const value = own(answers, question.id) ?? null;
    return value === null ? [] : [{ path: pathOf(step, item, question), question, value, step, item }];
  });
}
