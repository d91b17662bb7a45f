/**
 * What was meant by an answer: one clean value, nothing (null), or a shape that no page of ours could have sent (WRONG).
 *
 * Twin of `server/parvis/forms/engine/clean.py`.
 */
import type { AddressQuestion, Answer, ChoicesQuestion, Photo, Place, PostalAddress, Question } from "./definition.ts";
import { tidyDate, tidyEmail, tidyFileName, tidyNumber, tidyPhone, tidyPostalCode } from "./formats.ts";
import { cleanBlock, cleanLine, cut, upper } from "./text.ts";

export const WRONG = Symbol("wrong shape");
export type Cleaned = Answer | null;

const ADDRESS_PARTS = ["line1", "line2", "city", "region", "postal_code", "country"] as const;
const PHOTO_PARTS = ["sha256", "name", "media_type", "size_bytes"];
const PLACE_PARTS = ["kind", "words", "lon", "lat"];
const PLACE_KINDS = ["address", "intersection", "landmark", "point"] as const;
const FILE_NAME_LENGTH = 120;
const MOST_ITEMS = 1000;
const SHA256 = /^[0-9a-f]{64}$/u;
const MEDIA_TYPE = /^[a-z0-9.+-]{1,40}\/[a-z0-9.+-]{1,80}$/u;

/** The clean value of one answer; null when nothing was answered. */
export function clean(question: Question, value: unknown): Cleaned | typeof WRONG {
  if (value === null || value === undefined) return null;
  switch (question.type) {
    case "text":
    case "choice":
      return typeof value === "string" ? cleanLine(value) || null : WRONG;
    case "long_text":
      return typeof value === "string" ? cleanBlock(value) || null : WRONG;
    case "yes_no":
    case "consent":
      return typeof value === "boolean" ? value : WRONG;
    case "choices":
      return cleanChoices(question, value);
    case "number":
      return cleanNumber(value);
    case "date":
      return tidied(value, tidyDate);
    case "email":
      return tidied(value, tidyEmail);
    case "phone":
      return tidied(value, (line) => tidyPhone(line, question.country ?? "CA"));
    case "address":
      return cleanAddress(question, value);
    case "photo":
      return cleanPhotos(value);
    case "place":
      return cleanPlace(value);
    case "statement":
      return WRONG;
  }
}

function tidied(value: unknown, tidy: (line: string) => string | null): Cleaned | typeof WRONG {
  if (typeof value !== "string") return WRONG;
  const line = cleanLine(value);
  return (tidy(line) ?? line) || null;
}

function cleanChoices(question: ChoicesQuestion, value: unknown): string[] | null | typeof WRONG {
  if (!Array.isArray(value) || value.length > MOST_ITEMS) return WRONG;
  if (!value.every((item) => typeof item === "string")) return WRONG;
  const chosen = new Set(value.map(cleanLine).filter((item) => item !== ""));
  const known = question.options.map((option) => option.value).filter((item) => chosen.has(item));
  const all = [...known, ...[...chosen].filter((item) => !known.includes(item))];
  return all.length > 0 ? all : null;
}

function cleanNumber(value: unknown): Cleaned | typeof WRONG {
  if (typeof value === "string") return tidied(value, tidyNumber);
  return Number.isSafeInteger(value) ? String(value) : WRONG;
}

function cleanAddress(question: AddressQuestion, value: unknown): PostalAddress | null | typeof WRONG {
  if (!isRecord(value) || !hasOnly(value, ADDRESS_PARTS)) return WRONG;
  const address: PostalAddress = {};
  for (const part of ADDRESS_PARTS) {
    const text = own(value, part) ?? "";
    if (typeof text !== "string") return WRONG;
    const line = cleanLine(text);
    if (line) address[part] = line;
  }
  if (Object.keys(address).every((part) => part === "country")) return null;
  const country = upper(address.country ?? question.country ?? "CA");
  address.country = country;
  if (address.postal_code) address.postal_code = tidyPostalCode(address.postal_code, country) ?? address.postal_code;
  if ((country === "CA" || country === "US") && address.region && [...address.region].length === 2) {
    address.region = upper(address.region);
  }
  return address;
}

function cleanPhotos(value: unknown): Photo[] | null | typeof WRONG {
  if (!Array.isArray(value) || value.length > MOST_ITEMS) return WRONG;
  const photos = new Map<string, Photo>();
  for (const item of value) {
    const photo = cleanPhoto(item);
    if (!photo) return WRONG;
    if (!photos.has(photo.sha256)) photos.set(photo.sha256, photo);
  }
  return photos.size > 0 ? [...photos.values()] : null;
}

function cleanPhoto(value: unknown): Photo | null {
  if (!isRecord(value) || !hasOnly(value, PHOTO_PARTS)) return null;
  const [sha256, name] = [own(value, "sha256"), own(value, "name")];
  const [mediaType, sizeBytes] = [own(value, "media_type"), own(value, "size_bytes")];
  if (typeof sha256 !== "string" || typeof name !== "string" || typeof mediaType !== "string") return null;
  if (!SHA256.test(sha256) || !MEDIA_TYPE.test(mediaType)) return null;
  if (typeof sizeBytes !== "number" || !Number.isSafeInteger(sizeBytes) || sizeBytes < 1) return null;
  return { sha256, name: cut(tidyFileName(name), FILE_NAME_LENGTH), media_type: mediaType, size_bytes: sizeBytes };
}

function cleanPlace(value: unknown): Place | null | typeof WRONG {
  if (!isRecord(value) || !hasOnly(value, PLACE_PARTS)) return WRONG;
  const kind = PLACE_KINDS.find((known) => known === own(value, "kind"));
  const words = own(value, "words") ?? "";
  const [lon, lat] = [own(value, "lon") ?? null, own(value, "lat") ?? null];
  if (!kind || typeof words !== "string") return WRONG;
  const place: Place = { kind, words: cleanLine(words) };
  if (lon !== null || lat !== null) {
    const [east, north] = [degrees(lon, 180), degrees(lat, 90)];
    if (east === null || north === null) return WRONG;
    place.lon = east;
    place.lat = north;
  }
  return place.words || place.lon !== undefined ? place : null;
}

/** Rounded to six decimals (11 cm), halves away from zero. */
function degrees(value: unknown, most: number): number | null {
  if (typeof value !== "number" || !(value >= -most && value <= most)) return null;
  return Number(value.toFixed(6)) + 0;
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

function hasOnly(record: Record<string, unknown>, parts: readonly string[]): boolean {
  return Object.keys(record).every((part) => parts.includes(part));
}

/** A record's own value: "constructor" and its like are never answers. */
export function own(record: Record<string, unknown>, name: string): unknown {
  return Object.hasOwn(record, name) ? record[name] : undefined;
}
