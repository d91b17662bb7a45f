/** What the parts of the engine hand to each other. Twin of `server/parvis/forms/engine/values.py`. */
import type { Answer, Finding } from "./definition.ts";
import { countCharacters } from "./text.ts";

/** A shape that no page of ours could have sent. */
export const WRONG = Symbol("wrong shape");
export type Cleaned = Answer | null;
/** A finding that does not know its question yet. */
export type Fault = Omit<Finding, "question">;

export const MOST_ITEMS = 1000;

export function fault(code: string, params: Fault["params"] = {}): Fault {
  return { code, params };
}

/** What is wrong with a text's length, in code points; `params` say of which part it is. */
export function judgeLength(text: string, least: number, most: number, params: Fault["params"] = {}): Fault[] {
  const length = countCharacters(text);
  if (length > most) return [fault("too-long", { ...params, max: most, length })];
  return length < least ? [fault("too-short", { ...params, min: least, length })] : [];
}

export function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

export function hasOnly(record: Record<string, unknown>, parts: readonly string[]): boolean {
  return Object.keys(record).every((part) => parts.includes(part));
}

/** A record's own value: "constructor" and its like are never answers. */
export function own(record: Record<string, unknown>, name: string): unknown {
  return Object.hasOwn(record, name) ? record[name] : undefined;
}
