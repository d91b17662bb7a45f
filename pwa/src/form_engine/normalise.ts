/** Tidy answers: what is shown before sending and compared. Twin of `server/parvis/forms/engine/normalise.py`. */
import type { CleanAnswers, Definition } from "./definition.ts";
import { walk } from "./walk.ts";

/**
 * Clean every answer, and leave out those to questions that are not asked, unknown, or of a wrong shape.
 *
 * Keep what was typed in the draft, and send that: a changed choice may bring a hidden answer back.
 */
export function normalise(definition: Definition, answers: unknown): CleanAnswers {
  const clean: CleanAnswers = {};
  for (const { question, value } of walk(definition, answers)) {
    if (value !== null) clean[question.id] = value;
  }
  return clean;
}
