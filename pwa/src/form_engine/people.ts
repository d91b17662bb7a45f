/** Somebody's name, and what else is asked of them. Twin of `server/parvis/forms/engine/people.py`. */
import { ALL_COUNTRIES, cleanAddress, judgeAddress } from "./addresses.ts";
import { judgeDay } from "./days.ts";
import type { Person, PersonQuestion, PostalAddress } from "./definition.ts";
import { tidyDate, tidyEmail, tidyPhone } from "./formats.ts";
import { cleanLine } from "./text.ts";
import { type Fault, fault, hasOnly, isRecord, judgeLength, own, WRONG } from "./values.ts";

const NAME_LENGTH = 100;
const BIRTH = { min: "1900-01-01", max: "today" };

export type PersonField = keyof Person;

/** The parts of the answer to this question, in their order. */
export function personFields(question: PersonQuestion): PersonField[] {
  const others = question.parts ?? [];
  return ["given_name", "family_name", ...others.filter((part) => part !== "name")];
}

/** Each part as its own kind of question cleans it; a part that is not asked for is no part of ours. */
export function cleanPerson(question: PersonQuestion, value: unknown): Person | null | typeof WRONG {
  const fields = personFields(question);
  if (!isRecord(value) || !hasOnly(value, fields)) return WRONG;
  const person: Record<string, unknown> = {};
  for (const field of fields) {
    const cleaned = cleanField(question, field, own(value, field));
    if (cleaned === WRONG) return WRONG;
    if (cleaned) person[field] = cleaned;
  }
  return Object.keys(person).length > 0 ? person : null;
}

/** What is missing, and what is wrong with each part. `params.part` says which; of an address, its own part. */
export function judgePerson(question: PersonQuestion, person: Person, today: string | null): Fault[] {
  const optional: readonly string[] = question.optional_parts ?? [];
  return personFields(question).flatMap((part) => {
    if (person[part] === undefined) return optional.includes(part) ? [] : [fault("required", { part })];
    const found = judgeField(question, person, part, today);
    return found.map(({ code, params }) => fault(code, { part, ...params }));
  });
}

function cleanField(
  question: PersonQuestion,
  field: PersonField,
  value: unknown,
): PostalAddress | string | null | typeof WRONG {
  if (value === null || value === undefined) return null;
  if (field === "address") return cleanAddress(question.country ?? "CA", value);
  if (typeof value !== "string") return WRONG;
  const line = cleanLine(value);
  switch (field) {
    case "birth_date":
      return tidyDate(line) ?? line;
    case "email":
      return tidyEmail(line) ?? line;
    case "phone":
      return tidyPhone(line, question.country ?? "CA") ?? line;
    default:
      return line;
  }
}

function judgeField(question: PersonQuestion, person: Person, field: PersonField, today: string | null): Fault[] {
  switch (field) {
    case "birth_date":
      return judgeDay(person.birth_date ?? "", BIRTH, today);
    case "email":
      return tidyEmail(person.email ?? "") === null ? [fault("not-an-email")] : [];
    case "phone":
      return tidyPhone(person.phone ?? "", question.country ?? "CA") === null ? [fault("not-a-phone")] : [];
    case "address":
      return judgeAddress(ALL_COUNTRIES, person.address ?? {});
    default:
      return judgeLength(person[field] ?? "", 0, NAME_LENGTH);
  }
}
