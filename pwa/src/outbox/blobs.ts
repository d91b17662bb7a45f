/**
 * Photos on this device: kept as they come from the camera before anything else happens, then made lighter.
 *
 * A phone short of memory may kill the tab while it scales a photo, and Android's camera keeps no copy of
 * a photo taken for a web page: so the original is in the journal first, and is replaced afterwards.
 */
import type { Photo } from "../form_engine/definition";
import { now } from "../kernel/clock";
import { browserDarkroom, type Darkroom, lighten, type Picture } from "./darkroom";
import { findBytes, keepBytes } from "./journal";
import { hex } from "./uploads";

/** Endings of documents that a browser without an office suite has no type for. The server looks inside anyway. */
const TYPES: Readonly<Record<string, string>> = {
  pdf: "application/pdf",
  txt: "text/plain",
  docx: "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
  xlsx: "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
  odt: "application/vnd.oasis.opendocument.text",
  ods: "application/vnd.oasis.opendocument.spreadsheet",
};

function mediaTypeOf(file: Blob & { name?: string }): string {
  const ending = /\.([a-z0-9]{1,5})$/i.exec(file.name ?? "")?.[1]?.toLowerCase() ?? "";
  return file.type || TYPES[ending] || "application/octet-stream";
}

/** Keep a file as it is. Throws StorageFull when the device has no room. */
export async function keepOriginal(file: Blob & { name?: string }): Promise<Photo> {
  return await keep(await file.arrayBuffer(), mediaTypeOf(file), file.name || "photo", true);
}

/** Keep a file that is no photo: it leaves as it is. Throws StorageFull when the device has no room. */
export async function keepFile(file: Blob & { name?: string }, media_type: string): Promise<Photo> {
  return await keep(await file.arrayBuffer(), media_type, file.name || "file", false);
}

/**
 * Make a kept photo lighter and anonymous.
 *
 * Returns:
 *   the photo to put in its place; the same one when it is ready already, or cannot be made lighter.
 */
export async function develop<P extends Picture>(
  photo: Photo,
  maxBytes: number,
  darkroom: Darkroom<P> = browserDarkroom as unknown as Darkroom<P>,
): Promise<Photo> {
  const kept = await findBytes(photo.sha256);
  if (kept === undefined || !kept.is_raw) return photo;
  const print = await lighten(new Blob([kept.bytes], { type: kept.media_type }), maxBytes, darkroom);
  if (print === null) {
    await keepBytes({ ...kept, is_raw: false });
    return photo;
  }
  const name = `${photo.name.replace(/\.[a-z0-9]{1,5}$/i, "")}.jpg`;
  return await keep(await print.arrayBuffer(), "image/jpeg", name, false);
}

async function keep(bytes: ArrayBuffer, media_type: string, name: string, is_raw: boolean): Promise<Photo> {
  const sha256 = hex(await crypto.subtle.digest("SHA-256", bytes));
  await keepBytes({ sha256, bytes, media_type, kept_at: now().toISOString(), is_raw });
  return { sha256, name, media_type, size_bytes: bytes.byteLength };
}

/** A kept photo as something an <img> can show. */
export async function openPhoto(sha256: string): Promise<Blob | undefined> {
  const kept = await findBytes(sha256);
  return kept && new Blob([kept.bytes], { type: kept.media_type });
}
