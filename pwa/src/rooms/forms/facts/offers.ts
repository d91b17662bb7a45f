/** What can be proposed for a question: facts told before, and the household's address. Pure. */
import type { Place, PostalAddress, Question } from "../../../form_engine";
import type { KeptFact } from "../../../store/schema";
import { formatPhone } from "../answers";
import { isUnanswered, kindOf, textOf } from "./kinds";

/** One tap: what it would answer, and where it comes from. */
export interface Offer {
  key: string;
  /** What the answer becomes. */
  answer: string | PostalAddress | Place;
  /** The fact, when it was told in a form; otherwise it is the address that was chosen for the collections. */
  fact?: KeptFact;
}

/** The address that the person chose, and the town that it is in. */
export interface Household {
  words: string;
  city: string;
}

const MOST = 2;

/** Nothing is proposed over an answer: what was typed is never in danger of a tap. */
export function offersFor(
  question: Question,
  value: unknown,
  facts: readonly KeptFact[],
  household: Household | undefined,
): Offer[] {
  if (!isUnanswered(value)) return [];
  const kind = question.type === "place" ? "address" : kindOf(question);
  if (kind === undefined) return [];
  const told = facts.filter((fact) => fact.kind === kind).slice(0, MOST);
  const offers = told.map((fact): Offer => ({ key: fact.text, answer: answerOf(question, fact.value), fact }));
  const home = household && homeFor(question, household);
  const isTold = home !== undefined && offers.some(({ answer }) => street(answer) === street(home));
  return home === undefined || isTold ? offers : [...offers, { key: "household", answer: home }];
}

/** A place of the town is said by its street; a letter needs the whole. A number is put as people write it. */
function answerOf(question: Question, value: KeptFact["value"]): Offer["answer"] {
  if (typeof value === "string") return question.type === "phone" ? formatPhone(value) : value;
  if (question.type !== "place") return value;
  return { kind: "address", words: value.line1 ?? "" };
}

function homeFor(question: Question, { words, city }: Household): Offer["answer"] | undefined {
  if (question.type === "place") return { kind: "address", words };
  return question.type === "address" ? { line1: words, ...(city && { city }) } : undefined;
}

function street(answer: Offer["answer"]): string {
  return textOf(typeof answer === "string" ? answer : "kind" in answer ? answer.words : (answer.line1 ?? ""));
}
