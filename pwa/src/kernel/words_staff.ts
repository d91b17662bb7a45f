/** The words of the staff console (`words/<language>/<room>_staff.json`), fetched with it. */
import { addWords } from "./words";

type Tables = Record<string, Record<string, string>>;
const french: Tables = import.meta.glob("../words/fr/*_staff.json", { eager: true, import: "default" });
const english: Tables = import.meta.glob("../words/en/*_staff.json", { eager: true, import: "default" });

/** Adds the console's words in both languages. */
export function addStaffWords(): void {
  addWords("fr", Object.assign({}, ...Object.values(french)));
  addWords("en", Object.assign({}, ...Object.values(english)));
}
