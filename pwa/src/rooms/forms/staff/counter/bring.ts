/** A form that somebody brings to the counter, from their device by code or from a file, and its way in under their envelope's id. */
import type { Answers, Definition } from "../../../../form_engine";
import { now } from "../../../../kernel/clock";
import { browserDeps } from "../../../../outbox/browser";
import { type Acceptance, type Attachment, type Submission, submissionOf } from "../../../../outbox/envelope";
import { importFile, keepFiles } from "../../../../outbox/import";
import { reload } from "../../../../outbox/live";
import { bring } from "../../../../outbox/sender";
import type { Draft } from "../../../../wire/api.gen";
import { call } from "../../../../wire/http";
import { NetworkFailure } from "../../../../wire/problems";
import { csrf } from "../../../people/staff/session";
import { NotBrought } from "../../handover/handover";

/** What lies on the counter: nothing of it is with the town yet. */
export interface Brought {
  id: string;
  /** Undefined when this town's forms do not have it. */
  definition: Definition | undefined;
  answers: Answers;
  submission: Submission;
  /** To be uploaded from here; the files of a draft are with the town already. */
  files: readonly Attachment[];
  /** The code that opened it, when it is a draft. */
  code?: string;
}

/** Read a draft by its code. It stays with the person's device until it is sent. */
export async function readDraft(code: string): Promise<Brought> {
  const options = { body: { code }, device: true, csrf: await csrf() };
  const { id, definition, draft } = await call<Draft>("POST", "/api/v1/staff/draft-openings", options);
  const { form, version, language, answers, started_at, attachments = [] } = draft;
  const submission = { form, version, language, answers, attachments, started_at, queued_at: now().toISOString() };
  return { id, definition: definition as Definition, answers, submission, files: [], code };
}

/** Read an envelope from its file. Throws NotAnEnvelope. */
export async function readFile(file: Blob, forms: readonly Definition[]): Promise<Brought> {
  const imported = await importFile(file);
  const { envelope } = imported;
  await keepFiles(imported);
  const definition = forms.find(({ code, version }) => code === envelope.form && version === envelope.version);
  const submission = submissionOf({ ...envelope, definition: EMPTY });
  return { id: envelope.id, definition, answers: envelope.answers, submission, files: envelope.attachments };
}

/** The file says no questions; what travels needs none. */
const EMPTY = {} as Definition;

/** Send it for the person: its files from here, then the form under its own id. Twice is once. */
export async function takeIn({ id, submission, files }: Brought): Promise<Acceptance> {
  const stopped = await bring(
    files,
    browserDeps(() => void reload(), now),
  );
  if (stopped?.kind === "again" && stopped.code === "network") throw new NetworkFailure("unreachable");
  if (stopped !== null) throw new NotBrought(stopped.kind);
  const options = { body: submission, device: true, csrf: await csrf() };
  return await call<Acceptance>("PUT", `/api/v1/staff/submissions/${id}?channel=counter`, options);
}
