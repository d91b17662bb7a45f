/** Every word that the app shows, in the language of the person. French is here, English comes when asked. */
import { signal } from "@preact/signals";

export type Language = "fr" | "en";
/** A text that the town wrote, per language. */
export type Words = Readonly<Record<string, string>>;
export type Params = Readonly<Record<string, string | number>>;
type Table = Readonly<Record<string, string>>;

/** The language of the screen. Change it with `setLanguage`, which brings the words first. */
export const language = signal<Language>("fr");

const FRENCH: Table = Object.assign(
  {},
  ...Object.values(
    import.meta.glob<Table>(["../words/fr/*.json", "!../words/fr/*_staff.json"], { eager: true, import: "default" }),
  ),
);
const tables = signal<Record<Language, Table>>({ fr: FRENCH, en: {} });
const plurals = new Map<string, Intl.PluralRules>();

/** Says a sentence of the app: `t("date.minutes_ago", {minutes: 3})`. With `count`, picks `key.one` or `key.other`. */
export function t(key: string, params: Params = {}): string {
  return fill(template(key, params), params);
}

/** The sentence before its parameters are filled in, for `Phrase`, which fills in elements. */
export function template(key: string, params: Params = {}): string {
  const lang = language.value;
  const table = tables.value[lang];
  const counted = typeof params.count === "number" ? `${key}.${pluralOf(lang, params.count)}` : key;
  return table[counted] ?? table[key] ?? tables.value.fr[counted] ?? tables.value.fr[key] ?? key;
}

/** Whether a sentence exists; problems use it to find words for a code. */
export function hasWords(key: string): boolean {
  return key in tables.value[language.value] || key in tables.value.fr;
}

/** Picks the person's language in a text of the town, else French, else any. */
export function pick(words: Words | null | undefined): string {
  if (!words) return "";
  return words[language.value] || words.fr || Object.values(words)[0] || "";
}

/** Changes the language once its words are here; the page keeps what it shows. */
export async function setLanguage(next: Language): Promise<void> {
  if (next === "en" && Object.keys(tables.value.en).length === 0) {
    const english = await import("./words_en");
    addWords("en", english.default);
  }
  language.value = next;
}

/** Adds words that came later: English, or those of the staff console. */
export function addWords(lang: Language, words: Table): void {
  tables.value = { ...tables.value, [lang]: { ...tables.value[lang], ...words } };
}

function fill(text: string, params: Params): string {
  return text.replace(/\{(\w+)\}/g, (hole, name: string) => {
    const value = params[name];
    if (value === undefined) return hole;
    return typeof value === "number" ? value.toLocaleString(language.value === "fr" ? "fr-CA" : "en-CA") : value;
  });
}

function pluralOf(lang: Language, count: number): string {
  const rules = plurals.get(lang) ?? new Intl.PluralRules(lang);
  plurals.set(lang, rules);
  const rule = rules.select(count);
  return rule === "many" ? "other" : rule;
}
