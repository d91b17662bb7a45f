/** Names that the engine needs and nobody should have to think of: values from labels, ids that are free. Pure. */

const LONGEST = 60;

/** « Nid-de-poule (rue) » → `nid-de-poule-rue`; what has no Latin letter is `choix`. */
export function deriveValue(label: string, taken: ReadonlySet<string>): string {
  const value =
    label
      .normalize("NFD")
      .replace(/\p{M}/gu, "")
      .replace(/œ/gi, "oe")
      .replace(/æ/gi, "ae")
      .toLowerCase()
      .replace(/[^a-z0-9]+/g, "-")
      .replace(/^-+|-+$/g, "")
      .slice(0, LONGEST)
      .replace(/-+$/, "") || "choix";
  return free(value, "-", taken);
}

/** The code of a form: like a value, and never beginning with a digit. */
export function deriveCode(title: string, taken: ReadonlySet<string>): string {
  return deriveValue(title, taken).replace(/^(?=\d)/, "f-");
}

/** The next free id, such as `question_4`. */
export function nextId(stem: string, joint: "_" | "-", taken: ReadonlySet<string>): string {
  let number = 1;
  while (taken.has(`${stem}${joint}${number}`)) number += 1;
  return `${stem}${joint}${number}`;
}

function free(value: string, joint: string, taken: ReadonlySet<string>): string {
  if (!taken.has(value)) return value;
  let number = 2;
  while (taken.has(`${value}${joint}${number}`)) number += 1;
  return `${value}${joint}${number}`;
}
