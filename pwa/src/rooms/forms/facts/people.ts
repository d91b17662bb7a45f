/** What a form's « person » says in parts that other questions ask for one by one, and the way back. Pure. */
import { type Person, type PersonQuestion, personFields } from "../../../form_engine";
import type { KeptFact } from "../../../store/schema";

/** Which kind of fact each part of a person is; both parts of a name are one. */
const KINDS = { birth_date: "bday", email: "email", phone: "phone", address: "address" } as const;

/** The facts in a person, by kind. */
export function partsOf(person: Person): [kind: string, value: KeptFact["value"]][] {
  const { given_name, family_name } = person;
  const name: [string, KeptFact["value"]][] = given_name || family_name ? [["name", { given_name, family_name }]] : [];
  const others = Object.entries(KINDS).flatMap(([part, kind]): [string, KeptFact["value"]][] => {
    const value = person[part as keyof typeof KINDS];
    return value === undefined ? [] : [[kind, value]];
  });
  return [...name, ...others];
}

/** The person that these facts make, in the parts that a question asks for; undefined when they say none of them. */
export function personFrom(question: PersonQuestion, facts: readonly KeptFact[]): Person | undefined {
  const person: Record<string, unknown> = {};
  for (const part of personFields(question)) {
    const value = part === "given_name" || part === "family_name" ? namePart(facts, part) : told(facts, KINDS[part]);
    if (value !== undefined) person[part] = value;
  }
  return Object.keys(person).length > 0 ? (person as Person) : undefined;
}

function told(facts: readonly KeptFact[], kind: string): KeptFact["value"] | undefined {
  return facts.find((fact) => fact.kind === kind)?.value;
}

/** « Alice Tremblay », told in one line: the first word is taken for the given name, and the person sees it. */
function namePart(facts: readonly KeptFact[], part: "given_name" | "family_name"): string | undefined {
  const name = told(facts, "name");
  if (typeof name !== "string") return (name as Person | undefined)?.[part];
  const [first = "", ...others] = name.trim().split(/\s+/);
  return (part === "given_name" ? first : others.join(" ")) || undefined;
}

/** A name in one line, however it was told. */
export function nameWords(value: KeptFact["value"]): string {
  if (typeof value === "string") return value;
  const { given_name, family_name } = value as Person;
  return [given_name, family_name].filter(Boolean).join(" ");
}
