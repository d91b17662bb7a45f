/** Which draft a form's address means, and how it is opened. */
import type { Answers, Definition } from "../../form_engine";
import { now } from "../../kernel/clock";
import { newId } from "../../kernel/ids";
import { language } from "../../kernel/words";
import { Draft } from "../../outbox/draft";
import { type Envelope, newEnvelope } from "../../outbox/envelope";
import { all, apply, find } from "../../outbox/journal";
import { announce } from "../../outbox/page";
import { loadHandovers } from "./handover/book";
import { addressOf } from "./pages";

export type Opening =
  | { kind: "loading" }
  /** Nothing on this device can show this form: never opened here, and no network. */
  | { kind: "unknown" }
  /** Drafts of this form wait: go on with one, or begin anew. */
  | { kind: "choose"; drafts: Envelope[] }
  | { kind: "filling"; draft: Draft }
  /** It left already; its receipt or its page in « Mes demandes » says the rest. */
  | { kind: "sent"; envelope: Envelope };

/**
 * Open what an address names.
 *
 * Args:
 *   id: the envelope of the address, if it names one.
 *   form: the newest definition of the form, if this device has it; a draft brings its own.
 *   about: the request that it speaks of, for a form of a request's page.
 */
export async function open(
  id: string | undefined,
  code: string,
  form: Definition | undefined,
  about?: string,
): Promise<Opening> {
  const envelope = id === undefined ? undefined : await find(id);
  await loadHandovers();
  if (envelope !== undefined) return await reopen(envelope);
  const drafts = (await all()).filter(
    (one) => one.form === code && one.about === about && one.state === "draft" && one.discarded_at === null,
  );
  if (drafts.length > 0) return { kind: "choose", drafts };
  return form === undefined ? { kind: "unknown" } : { kind: "filling", draft: newDraft(form, about) };
}

/** A refused envelope comes back to its screens; one on its way does not. */
async function reopen(envelope: Envelope): Promise<Opening> {
  const open = envelope.state === "refused" ? await apply(envelope.id, { type: "edit" }) : envelope;
  if (open?.state !== "draft" || open.discarded_at !== null) return { kind: "sent", envelope };
  if (open !== envelope) await announce();
  return { kind: "filling", draft: new Draft(open, true) };
}

/** Nothing is kept before the first keystroke. */
export function newDraft(form: Definition, about?: string): Draft {
  return new Draft(newEnvelope(form, language.peek(), now().toISOString(), newId(), about), false);
}

/**
 * Begins a form with answers that another screen knows already, and gives the address of its first page, or of a step. The person sees each of them in
 * its place, and may change it.
 */
export async function beginWith(form: Definition, answers: Answers, step?: string): Promise<string> {
  const draft = newDraft(form);
  draft.save(answers, step ?? draft.envelope.peek().step);
  await draft.settled();
  return addressOf({ code: form.code, envelope: draft.id, step });
}
