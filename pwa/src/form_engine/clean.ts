/**
 * What was meant by an answer: one clean value, nothing (null), or a shape that no page of ours could have sent (WRONG).
 *
 * Twin of `server/parvis/forms/engine/clean.py`.
 */
import { cleanAddress } from "./addresses.ts";
import type { ChoicesQuestion, Place, Question } from "./definition.ts";
import { cleanFiles } from "./files.ts";
import { tidyAmount, tidyDate, tidyEmail, tidyNumber, tidyPhone } from "./formats.ts";
import { cleanPerson } from "./people.ts";
import { cleanSignature } from "./signatures.ts";
import { cleanBlock, cleanLine } from "./text.ts";
import { type Cleaned, hasOnly, isRecord, MOST_ITEMS, own, WRONG } from "./values.ts";

const PLACE_PARTS = ["kind", "words", "lon", "lat"];
const PLACE_KINDS = ["address", "intersection", "landmark", "point"] as const;

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
      return cleanNumber(value, tidyNumber);
    case "amount":
      return cleanNumber(value, tidyAmount);
    case "date":
      return tidied(value, tidyDate);
    case "email":
      return tidied(value, tidyEmail);
    case "phone":
      return tidied(value, (line) => tidyPhone(line, question.country ?? "CA"));
    case "address":
      return cleanAddress(question.country ?? "CA", value);
    case "person":
      return cleanPerson(question, value);
    case "photo":
    case "file":
      return cleanFiles(value);
    case "signature":
      return cleanSignature(value);
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

function cleanNumber(value: unknown, tidy: (line: string) => string | null): Cleaned | typeof WRONG {
  if (typeof value === "string") return tidied(value, tidy);
  return Number.isSafeInteger(value) ? String(value) : WRONG;
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
