/** Pure: what staff answer to a search that found nothing, what it lacks, and what is sent. */
import type { MissedSearch, NewGuideEntry, StaffGuideEntry } from "./api";

/** The words are another name of an object that is there, or an object that is not. */
export type AnswerKind = "synonym" | "object";
export const KINDS: readonly AnswerKind[] = ["synonym", "object"];

/** The fields as they stand in the form; empty is not said. */
export interface AnswerForm {
  kind: AnswerKind;
  /** The id of the object whose other name it is. */
  entry: string;
  object_fr: string;
  object_en: string;
  /** `stream/ordures`, `place/ecocentre`, or `nowhere`. */
  goes: string;
  words_fr: string;
  words_en: string;
}

export type Field = Exclude<keyof AnswerForm, "kind">;

/** The form as it opens: the words are there already, in the language in which they were looked for. */
export function formFor({ words, language }: Pick<MissedSearch, "words" | "language">): AnswerForm {
  const name = words.charAt(0).toLocaleUpperCase() + words.slice(1);
  return {
    kind: "synonym",
    entry: "",
    object_fr: language === "en" ? "" : name,
    object_en: language === "en" ? name : "",
    goes: "",
    words_fr: "",
    words_en: "",
  };
}

const NEEDED: Readonly<Record<AnswerKind, readonly Field[]>> = {
  synonym: ["entry"],
  object: ["object_fr", "goes", "words_fr"],
};

/** What keeps the form from being sent, in the order of its fields. */
export function lacksOf(form: AnswerForm): Field[] {
  return NEEDED[form.kind].filter((field) => !form[field].trim());
}

/** What travels: the object that is there with one name more, or a new one under `id`. */
export function entryOf(
  form: AnswerForm,
  search: Pick<MissedSearch, "words">,
  entries: readonly StaffGuideEntry[],
  id: string,
): { id: string; entry: NewGuideEntry } {
  const known = form.kind === "synonym" && entries.find((one) => one.id === form.entry);
  if (known) return { id: known.id, entry: { ...known.entry, synonyms: [...known.entry.synonyms, search.words] } };
  const [where = "", code = ""] = form.goes.split("/");
  const entry: NewGuideEntry = {
    object: inLanguages(form.object_fr, form.object_en),
    synonyms: [search.words],
    stream: where === "stream" ? code : null,
    place: where === "place" ? code : null,
    words: inLanguages(form.words_fr, form.words_en),
  };
  return { id, entry };
}

/** English only where it was written. */
function inLanguages(french: string, english: string): Record<string, string> {
  return { fr: french.trim(), ...(english.trim() && { en: english.trim() }) };
}
