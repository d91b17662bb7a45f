/** Tidy answers: what is shown before sending and compared. Twin of `server/parvis/forms/engine/normalise.py`. */
import type { Answer, CleanAnswers, Definition } from "./definition.ts";
import { type Page, walk } from "./walk.ts";

/**
 * Clean every answer, and leave out those to questions that are not asked, unknown, or of a wrong shape.
 *
 * Keep what was typed in the draft, and send that: a changed choice may bring a hidden answer back. An item of a
 * repeated step keeps its number, also when nothing in it was answered.
 */
export function normalise(definition: Definition, answers: unknown): CleanAnswers {
  const clean: CleanAnswers = {};
  for (const page of walk(definition, answers)) {
    if (!page.step.repeat) {
      for (const { question, value } of page.asked) if (value !== null) clean[question.id] = value;
    } else if (page.given) {
      clean[page.step.id] = itemsOf(page, page.given);
    }
  }
  return clean;
}

function itemsOf({ asked }: Page, given: number): Record<string, Answer>[] {
  const items = Array.from({ length: given }, (): Record<string, Answer> => ({}));
  for (const { item, question, value } of asked) {
    const one = items[item ?? -1];
    if (one && value !== null) one[question.id] = value;
  }
  return items;
}
