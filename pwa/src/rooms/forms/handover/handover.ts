/**
 * A draft goes from one device to another, under the same id: the town remembers which of them holds it, and takes it from that one only.
 *
 * Nothing is deleted on the way. The device that handed a draft over keeps its copy, asleep, until the person takes it back or deletes it.
 */
import { now } from "../../../kernel/clock";
import { browserDeps } from "../../../outbox/browser";
import type { Draft as OpenDraft } from "../../../outbox/draft";
import { type Attachment, type Envelope, newEnvelope } from "../../../outbox/envelope";
import { apply, begin, findBytes, keepBytes } from "../../../outbox/journal";
import { reload } from "../../../outbox/live";
import { announce } from "../../../outbox/page";
import { bring } from "../../../outbox/sender";
import { hex } from "../../../outbox/uploads";
import { deviceHeader } from "../../../store/device";
import type { KeptHandover } from "../../../store/schema";
import type { Draft, DraftStanding, Handover, NewDraft } from "../../../wire/api.gen";
import { call } from "../../../wire/http";
import { NetworkFailure, Problem } from "../../../wire/problems";
import { addressOf } from "../pages";
import { developAll } from "../photos";
import { forgetHandover, handovers, keepHandover } from "./book";

/** A file could not be brought to the town; the draft stays whole on this device. */
export class NotBrought extends Error {
  override readonly name = "NotBrought";
}

/** Put a draft with the town, its files first, and keep what opens it on the other device. */
export async function handOver(draft: OpenDraft): Promise<Handover> {
  await developAll(draft);
  if (!(await draft.settled())) throw new NotBrought("the draft is not kept on this device");
  const envelope = draft.envelope.peek();
  await bringAll(envelope.attachments);
  const body: NewDraft = draftOf(envelope);
  const given = await call<Handover>("PUT", `/api/v1/drafts/${envelope.id}`, { body, device: true });
  await keepHandover({
    id: envelope.id,
    code: given.code,
    at: now().toISOString(),
    until: given.valid_until,
    stands: "waiting",
    link: given.link,
    qr: given.qr,
  });
  return given;
}

function draftOf({ form, version, language, answers, step, started_at, attachments }: Envelope): NewDraft {
  return { form, version, language, answers, step, started_at, attachments };
}

async function bringAll(attachments: readonly Attachment[]): Promise<void> {
  const stopped = await bring(
    attachments,
    browserDeps(() => void reload(), now),
  );
  if (stopped === null) return;
  if (stopped.kind === "again" && stopped.code === "network") throw new NetworkFailure("unreachable");
  throw new NotBrought(stopped.kind);
}

/** Go on here with the draft that a code opens, and give its address. Its files come along. */
export async function takeDraft(code: string): Promise<string> {
  return await goOnWith(await call<Draft>("POST", "/api/v1/draft-openings", { body: { code }, device: true }));
}

/**
 * Go on here with a draft that this device handed over, as the town last saw it, and give its address.
 *
 * When the town keeps it no longer, this device's own copy is all there is, and good.
 */
export async function takeBack(envelope: Envelope): Promise<string> {
  try {
    return await goOnWith(await call<Draft>("PUT", `/api/v1/drafts/${envelope.id}/holder`, { device: true }));
  } catch (error) {
    if (!(error instanceof Problem && error.code === "forms.unknown-draft")) throw error;
    return await goOnAnyway(envelope);
  }
}

/** Without asking the town: should another device hold the draft, the town will say so when this one sends it. */
export async function goOnAnyway({ id, form, step }: Envelope): Promise<string> {
  await forgetHandover(id);
  return addressOf({ code: form, envelope: id, step });
}

async function goOnWith({ id, definition, draft }: Draft): Promise<string> {
  await fetchFiles(draft.attachments ?? []);
  const at = now().toISOString();
  const fresh = {
    ...newEnvelope(definition as Envelope["definition"], draft.language, draft.started_at, id),
    step: draft.step,
  };
  const known = await begin({ ...fresh, answers: draft.answers, attachments: draft.attachments ?? [], saved_at: at });
  await wake(known);
  await apply(id, { type: "save", answers: draft.answers, step: draft.step, at });
  await forgetHandover(id);
  await announce();
  return addressOf({ code: draft.form, envelope: id, step: draft.step });
}

/** A copy that was deleted a moment ago, or that the town did not take because another device held it, is a draft again. */
async function wake({ id, discarded_at, state }: Envelope): Promise<void> {
  if (discarded_at !== null) await apply(id, { type: "restore" });
  if (state !== "draft") await apply(id, { type: "edit" });
}

/** The files of a draft, so that they can be seen here. One that cannot be fetched now is with the town all the same. */
async function fetchFiles(attachments: readonly { sha256: string; media_type: string }[]): Promise<void> {
  for (const { sha256, media_type } of attachments) {
    if ((await findBytes(sha256)) !== undefined) continue;
    const bytes = await fetchFile(sha256);
    if (bytes === undefined || hex(await crypto.subtle.digest("SHA-256", bytes)) !== sha256) continue;
    await keepBytes({ sha256, bytes, media_type, kept_at: now().toISOString(), is_raw: false });
  }
}

async function fetchFile(sha256: string): Promise<ArrayBuffer | undefined> {
  try {
    const headers = { "Parvis-Device": await deviceHeader() };
    const answer = await fetch(`/api/v1/attachments/${sha256}`, { headers, cache: "no-store", redirect: "error" });
    return answer.ok ? await answer.arrayBuffer() : undefined;
  } catch (error) {
    console.warn("file not fetched", error);
    return undefined;
  }
}

/** Ask the town where a draft of this device is now. */
export async function lookAgain(handover: KeptHandover): Promise<void> {
  const stands = await standingOf(handover.id);
  if (stands === "here") return await forgetHandover(handover.id);
  if (stands !== handover.stands) await keepHandover({ ...handover, stands });
}

async function standingOf(id: string): Promise<KeptHandover["stands"] | "here"> {
  try {
    const { state } = await call<DraftStanding>("GET", `/api/v1/drafts/${id}`, { device: true });
    return state === "elsewhere" ? "opened" : state;
  } catch (error) {
    if (error instanceof Problem && error.code === "forms.unknown-draft") return "gone";
    throw error;
  }
}

/** Ask about every draft that was handed over and is not over. */
export async function lookAtAll(): Promise<void> {
  const open = [...handovers.peek().values()].filter(({ stands }) => stands !== "sent");
  await Promise.all(open.map(lookAgain));
}
