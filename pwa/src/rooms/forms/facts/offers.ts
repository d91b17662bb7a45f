/** What can be proposed for a question: facts told before, and the household's address. Pure. */
import type { Person, PersonQuestion, Place, PostalAddress, Question } from "../../../form_engine";
import type { KeptFact } from "../../../store/schema";
import { formatPhone } from "../answers";
import { isUnanswered, kindOf, textOf } from "./kinds";
import { nameWords, personFrom } from "./people";

/** One tap: what it would answer, and where it comes from. */
export interface Offer {
  key: string;
  /** What the answer becomes. */
  answer: string | PostalAddress | Person | Place;
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
  if (question.type === "person") return personOffers(question, facts);
  const kind = question.type === "place" ? "address" : kindOf(question);
  if (kind === undefined) return [];
  const told = facts.filter((fact) => fact.kind === kind).slice(0, MOST);
  const offers = told.map((fact): Offer => ({ key: fact.text, answer: answerOf(question, fact.value), fact }));
  const home = household && homeFor(question, household);
  const isTold = home !== undefined && offers.some(({ answer }) => street(answer) === street(home));
  return home === undefined || isTold ? offers : [...offers, { key: "household", answer: home }];
}

/** One person is offered: who filled in this phone's forms last, in the parts that are asked for. */
function personOffers(question: PersonQuestion, facts: readonly KeptFact[]): Offer[] {
  const answer = personFrom(question, facts);
  const [latest] = facts.filter(({ kind }) => kind === "name" || (question.parts ?? []).some((part) => part === kind));
  if (answer === undefined) return [];
  return [
    {
      key: "person",
      answer: { ...answer, ...(answer.phone && { phone: formatPhone(answer.phone) }) },
      ...(latest && { fact: latest }),
    },
  ];
}

/** A place of the town is said by its street; a letter needs the whole. A number is put as people write it. */
function answerOf(question: Question, value: KeptFact["value"]): Offer["answer"] {
  if (question.type === "phone" && typeof value === "string") return formatPhone(value);
  if (question.type === "text") return nameWords(value);
  if (question.type !== "place" || typeof value === "string") return value;
  return { kind: "address", words: (value as PostalAddress).line1 ?? "" };
}

function homeFor(question: Question, { words, city }: Household): Offer["answer"] | undefined {
  if (question.type === "place") return { kind: "address", words };
  return question.type === "address" ? { line1: words, ...(city && { city }) } : undefined;
}

function street(answer: Offer["answer"]): string {
  if (typeof answer === "string") return textOf(answer);
  return textOf("kind" in answer ? answer.words : ((answer as PostalAddress).line1 ?? ""));
}
