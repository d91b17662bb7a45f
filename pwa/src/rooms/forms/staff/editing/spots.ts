/** The parts of a form that can be chosen in its outline, and where each is. Pure. */
import type { Definition, Question, Step } from "../../../../form_engine";

/** The form itself, a step, or a question; a question's id is unique in its form. */
export type Spot = { kind: "form" } | { kind: "step"; id: string } | { kind: "question"; id: string };

export const FORM: Spot = { kind: "form" };

export function keyOf(spot: Spot): string {
  return spot.kind === "form" ? "form" : `${spot.kind}/${spot.id}`;
}

/** Everything that the outline shows, in its order. */
export function spotsOf(definition: Definition): Spot[] {
  return [
    FORM,
    ...definition.steps.flatMap((step): Spot[] => [
      { kind: "step", id: step.id },
      ...step.questions.map((question): Spot => ({ kind: "question", id: question.id })),
    ]),
  ];
}

export function findStep(definition: Definition, id: string): Step | undefined {
  return definition.steps.find((step) => step.id === id);
}

export function findQuestion(definition: Definition, id: string): { step: Step; question: Question } | undefined {
  for (const step of definition.steps) {
    const question = step.questions.find((one) => one.id === id);
    if (question) return { step, question };
  }
  return undefined;
}

/** The step that a spot is in, if any. */
export function stepOf(definition: Definition, spot: Spot): Step | undefined {
  if (spot.kind === "step") return findStep(definition, spot.id);
  return spot.kind === "question" ? findQuestion(definition, spot.id)?.step : undefined;
}

/** The questions whose answers are known when this spot is asked: its conditions are about them. */
export function earlierQuestions(definition: Definition, spot: Spot): Question[] {
  const known: Question[] = [];
  for (const step of definition.steps) {
    if (spot.kind === "step" && step.id === spot.id) return known;
    const index = spot.kind === "question" ? step.questions.findIndex(({ id }) => id === spot.id) : -1;
    if (index >= 0) return [...known, ...step.questions.slice(0, index)].filter(isAnswered);
    // What is asked of each of several is unknown outside.
    if (!step.repeat) known.push(...step.questions.filter(isAnswered));
  }
  return known;
}

function isAnswered(question: Question): boolean {
  return question.type !== "statement";
}
