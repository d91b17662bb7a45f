/** The items of a repeated step: each child, each dog. Pure. */
import { type Answers, type Question, readItems, type Step } from "../../form_engine";

/** Which question, and of which item when its step is repeated. */
export interface Spot {
  step: Step;
  question: Question;
  item: number | null;
}

/** What was given for each item, with the empty ones that a person must still fill in. */
export function itemsOf(step: Step, answers: Answers): Answers[] {
  const given = readItems(step, answers) ?? [];
  const missing = Math.max((step.repeat?.min ?? 1) - given.length, 0);
  return [...given, ...Array.from({ length: missing }, () => ({}))];
}

/** What stands in one spot, as it was typed. */
export function answerAt({ step, question, item }: Spot, answers: Answers): unknown {
  return item === null ? answers[question.id] : itemsOf(step, answers)[item]?.[question.id];
}

/** The change of the draft's answers that puts a value in one spot. */
export function answerPatch({ step, question, item }: Spot, value: unknown, answers: Answers): Answers {
  if (item === null) return { [question.id]: value };
  const items = itemsOf(step, answers);
  return { [step.id]: items.map((one, index) => (index === item ? { ...one, [question.id]: value } : one)) };
}

/** One more item, empty. */
export function withItem(step: Step, answers: Answers): Answers {
  return { [step.id]: [...itemsOf(step, answers), {}] };
}

/** Without one of them; those after it move up. */
export function withoutItem(step: Step, item: number, answers: Answers): Answers {
  return { [step.id]: itemsOf(step, answers).filter((_, index) => index !== item) };
}

/** With one of them where it was: taken away by mistake. */
export function withItemAt(step: Step, at: number, item: Answers, answers: Answers): Answers {
  const items = itemsOf(step, answers);
  return { [step.id]: [...items.slice(0, at), item, ...items.slice(at)] };
}
