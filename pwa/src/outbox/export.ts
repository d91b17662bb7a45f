/** An envelope as one file that a person keeps, sends by other means, or hands to the town hall. */
import { now } from "../kernel/clock";
import type { Envelope } from "./envelope";
import { findBytes } from "./journal";

export const FORMAT = "parvis-envelope";
export const FORMAT_VERSION = 1;

/** Everything that would have travelled, photos included, and nothing that identifies this device. */
export async function exportFile(envelope: Envelope): Promise<File> {
  const { definition: _form, ...content } = envelope;
  const photos = await Promise.all(
    envelope.attachments.map(async ({ sha256, name, media_type }) => {
      const kept = await findBytes(sha256).catch(() => undefined);
      return { sha256, name, media_type, base64: kept ? await base64(kept.bytes) : null };
    }),
  );
  const file = {
    format: FORMAT,
    format_version: FORMAT_VERSION,
    exported_at: now().toISOString(),
    envelope: content,
    photos,
  };
  return new File([JSON.stringify(file, null, 1)], `parvis-${envelope.receipt}.json`, { type: "application/json" });
}

/** Hand a file to the person, as a download. */
export function offer(file: File): void {
  const url = URL.createObjectURL(file);
  const link = document.createElement("a");
  link.href = url;
  link.download = file.name;
  document.body.append(link);
  link.click();
  link.remove();
  // Safari reads the blob after the click returned.
  setTimeout(() => URL.revokeObjectURL(url), 60_000);
}

async function base64(bytes: ArrayBuffer): Promise<string> {
  const reader = new FileReader();
  return await new Promise((done, failed) => {
    reader.onload = () => done(String(reader.result).replace(/^[^,]*,/, ""));
    reader.onerror = () => failed(reader.error ?? new Error("unreadable"));
    reader.readAsDataURL(new Blob([bytes]));
  });
}
