/** Photos and files, named by what they contain. Twin of `server/parvis/forms/engine/files.py`. */
import type { FileQuestion, Photo, PhotoQuestion } from "./definition.ts";
import { tidyFileName } from "./formats.ts";
import { cut } from "./text.ts";
import { type Fault, fault, hasOnly, isRecord, MOST_ITEMS, own, WRONG } from "./values.ts";

const PARTS = ["sha256", "name", "media_type", "size_bytes"];
const IMAGE_TYPES = ["image/jpeg", "image/png", "image/webp"];
const FILE_NAME_LENGTH = 120;
const SHA256 = /^[0-9a-f]{64}$/u;
const MEDIA_TYPE = /^[a-z0-9.+-]{1,40}\/[a-z0-9.+-]{1,80}$/u;

/** Each file once. */
export function cleanFiles(value: unknown): Photo[] | null | typeof WRONG {
  if (!Array.isArray(value) || value.length > MOST_ITEMS) return WRONG;
  const files = new Map<string, Photo>();
  for (const item of value) {
    const file = cleanFile(item);
    if (!file) return WRONG;
    if (!files.has(file.sha256)) files.set(file.sha256, file);
  }
  return files.size > 0 ? [...files.values()] : null;
}

/** Too many, of a type that was not asked for, or too large. */
export function judgeFiles(question: PhotoQuestion | FileQuestion, files: Photo[]): Fault[] {
  const faults = files.length > question.max_files ? [fault("too-many", { max: question.max_files })] : [];
  const types: readonly string[] = question.type === "file" ? question.types : IMAGE_TYPES;
  if (files.some((file) => !types.includes(file.media_type))) {
    faults.push(question.type === "photo" ? fault("not-an-option", { part: "media_type" }) : fault("not-a-file-type"));
  }
  if (files.some((file) => file.size_bytes > question.max_bytes)) {
    faults.push(fault("too-large", { max: question.max_bytes }));
  }
  return faults;
}

function cleanFile(value: unknown): Photo | null {
  if (!isRecord(value) || !hasOnly(value, PARTS)) return null;
  const [sha256, name] = [own(value, "sha256"), own(value, "name")];
  const [mediaType, sizeBytes] = [own(value, "media_type"), own(value, "size_bytes")];
  if (typeof sha256 !== "string" || typeof name !== "string" || typeof mediaType !== "string") return null;
  if (!SHA256.test(sha256) || !MEDIA_TYPE.test(mediaType)) return null;
  if (typeof sizeBytes !== "number" || !Number.isSafeInteger(sizeBytes) || sizeBytes < 1) return null;
  return { sha256, name: cut(tidyFileName(name), FILE_NAME_LENGTH), media_type: mediaType, size_bytes: sizeBytes };
}
