/** Close an envelope for sending: clean answers, taken from the journal at that very moment. */
import { normalise } from "../form_engine";
import type { Envelope } from "./envelope";
import { change } from "./journal";

/**
 * Undefined when the envelope is not here any more; unchanged when it is not a draft.
 *
 * Args:
 *   language: the one that the person reads now, in which the town will answer.
 */
export async function seal(id: string, language: string, at: string): Promise<Envelope | undefined> {
  return await change(id, ({ definition, answers }) => ({
    type: "queue",
    answers: normalise(definition, answers),
    language,
    at,
  }));
}
