/** The pages of a form for these answers. Twin of `server/parvis/forms/engine/journey.py`. */
import type { Definition, JourneyStep } from "./definition.ts";
import { walk } from "./walk.ts";

/** The pages in order; one with nothing to ask is left out, and none comes after an answer that stops the form. */
export function journey(definition: Definition, answers: unknown): JourneyStep[] {
  return walk(definition, answers).map(({ step, asked }) => ({
    step: step.id,
    questions: asked.map(({ path }) => path),
  }));
}
