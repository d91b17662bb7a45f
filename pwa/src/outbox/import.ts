/** An envelope read back from its file (`export.ts`). The file may be anything: nothing in it is believed before it was checked. */
import { now } from "../kernel/clock";
import type { Attachment, Envelope } from "./envelope";
import { FORMAT, FORMAT_VERSION } from "./export";
import { keepBytes } from "./journal";
import { hex } from "./uploads";

/** As large as the photos of a long form, and no larger: it is read in one piece. */
export const LARGEST_FILE_BYTES = 100_000_000;

/** `too_large`, no file of ours, made by a newer version of the app, or with a photo that is not the one it names. */
export type ImportTrouble = "too_large" | "not_ours" | "newer" | "damaged";

export class NotAnEnvelope extends Error {
  override readonly name = "NotAnEnvelope";
  readonly why: ImportTrouble;

  constructor(why: ImportTrouble) {
    super(`not an envelope: ${why}`);
    this.why = why;
  }
}

/** What the file holds; its form's questions are not in it. */
export interface Imported {
  envelope: Omit<Envelope, "definition">;
  /** The photos and files that were in it, by sha256. One that the exporting device had lost is absent. */
  files: ReadonlyMap<string, ArrayBuffer>;
}

/** Read a file. Throws NotAnEnvelope. */
export async function importFile(file: Blob): Promise<Imported> {
  if (file.size > LARGEST_FILE_BYTES) throw new NotAnEnvelope("too_large");
  const content = read(await file.text());
  if (!isRecord(content) || content["format"] !== FORMAT) throw new NotAnEnvelope("not_ours");
  if (content["format_version"] !== FORMAT_VERSION) throw new NotAnEnvelope("newer");
  const { envelope, photos } = content;
  if (!isEnvelope(envelope) || !Array.isArray(photos)) throw new NotAnEnvelope("damaged");
  const files = new Map<string, ArrayBuffer>();
  for (const photo of photos) {
    const read = await bytesOf(photo);
    if (read !== undefined) files.set(read.sha256, read.bytes);
  }
  return { envelope, files };
}

/** Keep the files of an import on this device, as if they had been chosen here. */
export async function keepFiles({ envelope, files }: Imported): Promise<void> {
  const kept_at = now().toISOString();
  for (const { sha256, media_type } of envelope.attachments) {
    const bytes = files.get(sha256);
    if (bytes !== undefined) await keepBytes({ sha256, bytes, media_type, kept_at, is_raw: false });
  }
}

function read(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    throw new NotAnEnvelope("not_ours");
  }
}

async function bytesOf(photo: unknown): Promise<{ sha256: string; bytes: ArrayBuffer } | undefined> {
  if (!isRecord(photo) || typeof photo["sha256"] !== "string") throw new NotAnEnvelope("damaged");
  const { sha256, base64 } = photo;
  if (base64 === null) return undefined;
  if (typeof base64 !== "string") throw new NotAnEnvelope("damaged");
  const bytes = decode(base64);
  if (hex(await crypto.subtle.digest("SHA-256", bytes)) !== sha256) throw new NotAnEnvelope("damaged");
  return { sha256, bytes };
}

function decode(base64: string): ArrayBuffer {
  try {
    return Uint8Array.from(atob(base64), (letter) => letter.charCodeAt(0)).buffer;
  } catch {
    throw new NotAnEnvelope("damaged");
  }
}

const ID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;
const FORM = /^[a-z][a-z0-9-]{0,62}$/;
const LONGEST_NAME = 300;

function isEnvelope(value: unknown): value is Omit<Envelope, "definition"> {
  if (!isRecord(value)) return false;
  const { id, form, version, language, answers, attachments, step, started_at, queued_at } = value;
  return (
    matches(ID, id) &&
    matches(FORM, form) &&
    Number.isSafeInteger(version) &&
    typeof language === "string" &&
    typeof step === "string" &&
    isRecord(answers) &&
    (value["about"] === undefined || matches(ID, value["about"])) &&
    isInstant(started_at) &&
    (queued_at === null || isInstant(queued_at)) &&
    Array.isArray(attachments) &&
    attachments.every(isAttachment)
  );
}

function isAttachment(value: unknown): value is Attachment {
  return (
    isRecord(value) &&
    matches(/^[0-9a-f]{64}$/, value["sha256"]) &&
    ["name", "media_type", "question"].every((key) => isShortText(value[key])) &&
    Number.isSafeInteger(value["size_bytes"])
  );
}

function isShortText(value: unknown): boolean {
  return typeof value === "string" && value.length <= LONGEST_NAME;
}

function matches(pattern: RegExp, value: unknown): value is string {
  return typeof value === "string" && pattern.test(value);
}

function isInstant(value: unknown): value is string {
  return typeof value === "string" && Number.isFinite(Date.parse(value));
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
