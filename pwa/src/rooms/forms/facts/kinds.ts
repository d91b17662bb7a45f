/** Which question asks for which fact about the person, and what an answer says of them. Pure. */
import {
  type Definition,
  journey,
  normalise,
  type Person,
  type PostalAddress,
  type Question,
} from "../../../form_engine";
import type { Answers } from "../../../form_engine/definition";
import type { KeptFact } from "../../../store/schema";
import { nameWords, partsOf } from "./people";

export type FactValue = KeptFact["value"];

/**
 * What the answer to this question says of the person: another question for the same kind is never asked as if nothing were known.
 * An answer about something else, such as a place or a reason, has none.
 */
export function kindOf(question: Question): string | undefined {
  switch (question.type) {
    case "email":
    case "phone":
    case "address":
    case "person":
      return question.type;
    case "text":
      return kindOfToken(question.autocomplete) ?? KINDS_BY_ID[question.id];
    default:
      return undefined;
  }
}

/** Lines for which browsers have no word, by the id that ready forms give them. */
const KINDS_BY_ID: Readonly<Record<string, string>> = { plate: "plate", organisation: "organization" };

/** The browser's word for a field, when it means the person; several words may name one kind. */
function kindOfToken(token: string | undefined): string | undefined {
  if (token === undefined || token === "off" || token === "on") return undefined;
  return { tel: "phone", "street-address": "street" }[token] ?? token;
}

/** What a finished form says of the person, each fact once. */
export function factsIn(definition: Definition, answers: Answers, at: string): KeptFact[] {
  const clean = normalise(definition, answers);
  const asked = new Set(journey(definition, answers).flatMap(({ questions }) => questions));
  const questions = definition.steps.flatMap((step) => step.questions).filter(({ id }) => asked.has(id));
  const facts = questions.flatMap((question) =>
    toldBy(question, clean[question.id]).map(([kind, value]) => factOf(kind, value, at, definition.title)),
  );
  return [...new Map(facts.map((fact) => [`${fact.kind} ${fact.text}`, fact])).values()];
}

function toldBy(question: Question, value: unknown): [kind: string, value: FactValue][] {
  if (!isFactValue(value)) return [];
  if (question.type === "person") return partsOf(value as Person);
  const kind = kindOf(question);
  return kind === undefined ? [] : [[kind, value]];
}

export function factOf(kind: string, value: FactValue, at: string, from?: KeptFact["from"]): KeptFact {
  return { kind, text: textOf(value), value, told_at: at, ...(from && { from }) };
}

/** The same words in other parts, or with other capitals, are the same fact. */
export function textOf(value: FactValue): string {
  const parts =
    "line1" in Object(value) || "city" in Object(value) ? addressParts(value as PostalAddress) : [nameWords(value)];
  return parts.map((part) => part.trim().toLocaleLowerCase("fr")).join("\n");
}

function addressParts(address: PostalAddress): string[] {
  return PARTS.map((part) => address[part] ?? "");
}

const PARTS = ["line1", "line2", "city", "region", "postal_code", "country"] as const;

function isFactValue(value: unknown): value is FactValue {
  return typeof value === "string" || (typeof value === "object" && value !== null && !Array.isArray(value));
}

/** Whether nothing was answered yet; the country or the kind that a field begins with is no answer. */
export function isUnanswered(value: unknown): boolean {
  if (typeof value === "string") return value.trim() === "";
  if (typeof value !== "object" || value === null) return value === undefined || value === null;
  const { country: _country, kind: _kind, ...parts } = value as { country?: unknown; kind?: unknown };
  return Object.values(parts).every(isUnanswered);
}
