/** Go on here with an envelope from its file. It comes as a draft: the person sees it before it leaves. */
import type { Definition } from "../../../form_engine";
import { now } from "../../../kernel/clock";
import { newEnvelope } from "../../../outbox/envelope";
import { importFile, keepFiles } from "../../../outbox/import";
import { apply, begin, find } from "../../../outbox/journal";
import { announce } from "../../../outbox/page";
import { addressOf } from "../pages";

/** The town does not offer the form that the file was filled in for, or this device does not know it yet. */
export class FormNotOffered extends Error {
  override readonly name = "FormNotOffered";
}

/**
 * Take the envelope of a file in, and give the address where it goes on. One that is on this device already stays as it is here.
 *
 * Throws NotAnEnvelope and FormNotOffered.
 */
export async function goOnFromFile(file: Blob, forms: readonly Definition[]): Promise<string> {
  const imported = await importFile(file);
  const { id, form: code, answers, step, language, started_at, about } = imported.envelope;
  if ((await find(id)) !== undefined) return `/demandes/${id}`;
  const definition = forms.find((one) => one.code === code);
  if (definition === undefined) throw new FormNotOffered(code);
  await keepFiles(imported);
  await begin(newEnvelope(definition, language, started_at, id, about));
  const known = definition.steps.some((one) => one.id === step) ? step : (definition.steps[0]?.id ?? "");
  await apply(id, { type: "save", answers, step: known, at: now().toISOString() });
  await announce();
  return addressOf({ code, envelope: id, step: known });
}
