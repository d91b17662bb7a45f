/**
 * Send one photo or file in chunks, from where the last attempt stopped.
 *
 * The protocol is the server's own small cousin of tus: HEAD tells how far it is, PATCH adds a chunk
 * at an offset with the chunk's sha256. Bytes are named by their sha256, so a file that two
 * envelopes mention, or that a lost answer left complete, travels once.
 */
import type { Attachment } from "./envelope";
import { NO_NETWORK, problemIn, type Reply, refusalOf, type Verdict } from "./verdict";

export const CHUNK_BYTES = 256 * 1024;
/** How often an offset may be corrected, or a spoiled file restarted, before the next attempt. */
const CORRECTIONS = 4;

/** What the server says of a file that it will never take, and the finding that this is for the person. */
const UNUSABLE: ReadonlyMap<string, string> = new Map([
  ["forms.unsupported-file", "unsupported-file"],
  ["forms.active-content", "active-content"],
]);

export interface UploadDeps {
  /** Sends with the device's header and a time limit; throws when no answer came. */
  request(path: string, init: RequestInit, seconds: number): Promise<Reply>;
  /** The bytes kept on this device, or undefined when the browser dropped them. */
  bytes(sha256: string): Promise<ArrayBuffer | undefined>;
  sha256(bytes: ArrayBuffer): Promise<ArrayBuffer>;
}

/**
 * Bring one attachment to the server.
 *
 * Returns:
 *   null when the server holds every byte; otherwise what stopped it.
 */
export async function upload(attachment: Attachment, deps: UploadDeps): Promise<Verdict | null> {
  let offset = await offsetOnServer(attachment, deps);
  if (typeof offset !== "number") return offset;
  if (offset >= attachment.size_bytes) return null;
  const bytes = await deps.bytes(attachment.sha256);
  if (bytes === undefined) return { kind: "held", code: "photo-lost", status: 0 };
  for (let corrections = 0; corrections < CORRECTIONS; ) {
    const sent = await sendChunk(attachment, bytes, offset, deps);
    if (typeof sent !== "number") return sent;
    if (sent >= bytes.byteLength) return null;
    if (sent <= offset) corrections += 1;
    offset = sent;
  }
  return { kind: "again", code: "server", status: 409, retryAfter: null };
}

async function offsetOnServer(attachment: Attachment, deps: UploadDeps): Promise<number | Verdict> {
  const reply = await deps.request(pathOf(attachment), { method: "HEAD" }, 20);
  if (reply.status === 200 || reply.status === 204) return offsetIn(reply) ?? NO_NETWORK;
  if (reply.status >= 500 || reply.status === 429) return refusalOf(reply);
  // Unknown there, or a refusal that HEAD has no body to explain: the first PATCH will hear the words.
  return 0;
}

async function sendChunk(
  attachment: Attachment,
  bytes: ArrayBuffer,
  offset: number,
  deps: UploadDeps,
): Promise<number | Verdict> {
  const chunk = bytes.slice(offset, offset + CHUNK_BYTES);
  const reply = await deps.request(
    pathOf(attachment),
    {
      method: "PATCH",
      body: chunk,
      headers: {
        "Content-Type": "application/offset+octet-stream",
        "Upload-Offset": String(offset),
        "Upload-Length": String(bytes.byteLength),
        "Upload-Checksum": `sha256 ${base64(await deps.sha256(chunk))}`,
      },
    },
    90,
  );
  if (reply.status === 204 || reply.status === 409) return offsetIn(reply) ?? NO_NETWORK;
  const problem = problemIn(reply);
  const finding = reply.status === 415 ? "unsupported-file" : UNUSABLE.get(problem?.code ?? "");
  if (finding !== undefined)
    return unusable(attachment, finding, problem?.code ?? "forms.unsupported-file", reply.status);
  // A chunk, or the whole, had another sha256 than promised. Begin again, unless it is our copy that rotted.
  if (reply.status === 422 && problem !== null) {
    return (await isIntact(attachment, bytes, deps)) ? 0 : { kind: "held", code: "photo-lost", status: 422 };
  }
  return refusalOf(reply);
}

/** The file itself is the trouble: send the person back to the question that asked for it. */
function unusable(attachment: Attachment, finding: string, code: string, status: number): Verdict {
  const params = { name: attachment.name };
  return { kind: "refused", code, status, findings: [{ question: attachment.question, code: finding, params }] };
}

async function isIntact(attachment: Attachment, bytes: ArrayBuffer, deps: UploadDeps): Promise<boolean> {
  return hex(await deps.sha256(bytes)) === attachment.sha256;
}

function offsetIn(reply: Reply): number | null {
  const header = reply.headers.get("Upload-Offset");
  return header !== null && /^\d+$/.test(header) ? Number(header) : null;
}

function pathOf(attachment: Attachment): string {
  return `/api/v1/attachments/${attachment.sha256}`;
}

/** A digest as the lower-case hexadecimal that names a blob. */
export function hex(digest: ArrayBuffer): string {
  return Array.from(new Uint8Array(digest), (byte) => byte.toString(16).padStart(2, "0")).join("");
}

function base64(bytes: ArrayBuffer): string {
  return btoa(String.fromCharCode(...new Uint8Array(bytes)));
}
