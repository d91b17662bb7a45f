/** A fact's own question: what its value is written and judged by, in the list of what this phone remembers. */
import { blocking, check, type Definition, normalise, type Question } from "../../../form_engine";
import { hasWords, language, t } from "../../../kernel/words";
import type { KeptFact } from "../../../store/schema";

const LONGEST = 120;

/** « Votre courriel », in the language of the screen. */
export function kindWords(kind: string): string {
  const key = `forms_facts.kind.${kind}`;
  return t(hasWords(key) ? key : "forms_facts.kind.other");
}

export function questionFor(kind: string): Question {
  const asked = { id: "fact", need: "required", label: { [language.value]: kindWords(kind) } } as const;
  switch (kind) {
    case "email":
    case "phone":
    case "address":
      return { ...asked, type: kind };
    case "bday":
      return { ...asked, type: "date" };
    default:
      return { ...asked, type: "text", max_length: LONGEST, autocomplete: kind === "plate" ? "off" : kind };
  }
}

/** The clean value of what was written, or what is wrong with it. */
export function judge(question: Question, written: unknown, today: string) {
  const form: Definition = {
    code: "fait",
    version: 1,
    semantics: 1,
    title: {},
    summary: {},
    category: "",
    steps: [{ id: "one", title: {}, questions: [question] }],
    confirmation: { next: {}, delay_days: 0 },
    stages: [],
    retention_days: 0,
  };
  const [finding] = blocking(check(form, { fact: written }, today));
  return { finding, value: normalise(form, { fact: written })["fact"] as KeptFact["value"] | undefined };
}
