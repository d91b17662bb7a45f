/** The kinds of question, in the order in which they are offered, and how a new one begins. Pure. */
import type { Definition, Option, Question, Words } from "../../../../form_engine";

export type Kind = Question["type"];

/** By what people want to know: words, a choice, who, when and how much, where, papers, and what is only said. */
export const KINDS: readonly Kind[] = [
  "text",
  "long_text",
  "choice",
  "choices",
  "yes_no",
  "person",
  "email",
  "phone",
  "address",
  "place",
  "date",
  "number",
  "amount",
  "photo",
  "file",
  "consent",
  "signature",
  "statement",
];

const MEGABYTE = 1_000_000;

export function blankQuestion(kind: Kind, id: string, languages: readonly string[]): Question {
  const blank = (): Words => Object.fromEntries(languages.map((language) => [language, ""]));
  const asking = { id, label: blank(), need: kind === "statement" ? ("optional" as const) : ("required" as const) };
  const options = (): Option[] => [
    { value: "choix-1", label: blank() },
    { value: "choix-2", label: blank() },
  ];
  switch (kind) {
    case "text":
      return { ...asking, type: kind, max_length: 200 };
    case "long_text":
      return { ...asking, type: kind, max_length: 2000 };
    case "choice":
    case "choices":
      return { ...asking, type: kind, options: options() };
    case "amount":
      return { ...asking, type: kind, currency: "CAD" };
    case "person":
      return { ...asking, type: kind, parts: ["name"] };
    case "photo":
      return { ...asking, type: kind, max_files: 3, max_bytes: 10 * MEGABYTE };
    case "file":
      return {
        ...asking,
        type: kind,
        types: ["application/pdf", "image/jpeg", "image/png"],
        max_files: 3,
        max_bytes: 10 * MEGABYTE,
      };
    default:
      return { ...asking, type: kind };
  }
}

/** A form with nothing in it but what every town's forms have. */
export function blankForm(code: string, title: Words, languages: readonly string[]): Definition {
  const said = (french: string, english: string): Words =>
    Object.fromEntries(
      languages.map((language) => [language, language === "fr" ? french : language === "en" ? english : ""]),
    );
  const blank = Object.fromEntries(languages.map((language) => [language, ""]));
  return {
    code,
    version: 1,
    semantics: 1,
    title,
    summary: { ...blank },
    category: "demarches",
    steps: [{ id: "etape-1", title: { ...blank }, questions: [] }],
    confirmation: {
      next: said("Nous lisons votre demande et nous vous répondons.", "We read your request and answer you."),
      delay_days: 10,
    },
    stages: [said("Reçue", "Received"), said("En cours", "In progress"), said("Terminée", "Done")],
    retention_days: 730,
  };
}
