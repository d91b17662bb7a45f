/** The pages of a form for these answers. Twin of `server/parvis/forms/engine/journey.py`. */
import type { Definition, JourneyStep } from "./definition.ts";
import { walk } from "./walk.ts";

/** The pages in order; one with nothing to ask is left out, and none comes after an answer that stops the form. */
export function journey(definition: Definition, answers: unknown): JourneyStep[] {
  const pages: JourneyStep[] = [];
  for (const { step, question } of walk(definition, answers)) {
    const last = pages.at(-1);
    if (last?.step === step.id) last.questions.push(question.id);
    else pages.push({ step: step.id, questions: [question.id] });
  }
  return pages;
}
