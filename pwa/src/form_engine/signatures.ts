/**
 * A name that signs, typed or drawn. Twin of `server/parvis/forms/engine/signatures.py`.
 *
 * A drawing is kept as lines of whole numbers, not as an image: it is text like every other answer, cannot hide
 * anything, and is drawn again at any size.
 */
import type { Signature, Stroke } from "./definition.ts";
import { cleanLine } from "./text.ts";
import { type Fault, fault, hasOnly, isRecord, judgeLength, own, WRONG } from "./values.ts";

const NAME_LENGTH = 200;
export const MOST_STROKES = 200;
export const MOST_POINTS = 5000;
/** Both ways: the drawing fills a square of that size. */
export const LARGEST = 1000;

/** `{kind: "typed", name}` or `{kind: "drawn", strokes, name}`. */
export function cleanSignature(value: unknown): Signature | null | typeof WRONG {
  if (!isRecord(value) || !hasOnly(value, ["kind", "name", "strokes"])) return WRONG;
  const name = own(value, "name") ?? "";
  if (typeof name !== "string") return WRONG;
  const strokes = own(value, "strokes") ?? null;
  if (own(value, "kind") === "drawn") return cleanDrawn(cleanLine(name), strokes ?? []);
  return own(value, "kind") === "typed" && strokes === null ? cleanTyped(cleanLine(name)) : WRONG;
}

function cleanTyped(name: string): Signature | null {
  return name ? { kind: "typed", name } : null;
}

function cleanDrawn(name: string, drawn: unknown): Signature | null | typeof WRONG {
  const strokes = cleanStrokes(drawn);
  if (strokes === null) return WRONG;
  return name || strokes.length > 0 ? { kind: "drawn", name, strokes } : null;
}

/** A drawing needs its name too: nobody can read a signature. */
export function judgeSignature(signature: Signature): Fault[] {
  const faults = judgeLength(signature.name, 0, NAME_LENGTH, { part: "name" });
  if (!signature.name) faults.push(fault("required", { part: "name" }));
  if (signature.kind === "drawn" && signature.strokes.length === 0) faults.push(fault("required", { part: "strokes" }));
  return faults;
}

/** The lines that were drawn, empty ones left out; null when a program made them. */
function cleanStrokes(value: unknown): Stroke[] | null {
  if (!Array.isArray(value) || value.length > MOST_STROKES || !value.every(Array.isArray)) return null;
  if (value.reduce((count: number, line) => count + line.length, 0) > MOST_POINTS) return null;
  const strokes = value.filter((line) => line.length > 0);
  return strokes.every((line) => line.every(isPoint))
    ? strokes.map((line) => line.map(([x, y]: Stroke[number]) => [x + 0, y + 0]))
    : null;
}

function isPoint(value: unknown): value is Stroke[number] {
  return Array.isArray(value) && value.length === 2 && value.every(isCoordinate);
}

function isCoordinate(value: unknown): boolean {
  return typeof value === "number" && Number.isSafeInteger(value) && value >= 0 && value <= LARGEST;
}
