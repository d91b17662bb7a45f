/** How hard a text is to read: LIX, which needs no dictionary and means the same in French and English. Pure. */

export type Reading = "easy" | "medium" | "hard";

/** Fewer words tell nothing about a text. */
const LEAST_WORDS = 8;
const LONG_WORD = 6;
const MEDIUM_FROM = 40;
const HARD_FROM = 52;

/**
 * Words per sentence, plus how many in a hundred words are longer than six letters.
 *
 * Source: C.-H. Björnsson, Läsbarhet (1968).
 */
export function lixOf(text: string): number | undefined {
  const words = text.match(/[\p{L}\p{N}]+(?:[’'-][\p{L}\p{N}]+)*/gu) ?? [];
  if (words.length < LEAST_WORDS) return undefined;
  const sentences = text.split(/[.!?:;…]+(?:\s|$)|\n+/).filter((sentence) => /\p{L}/u.test(sentence)).length;
  // An elision or a hyphen joins words, and makes none of them longer: « l’aménagement » counts for what follows.
  const long = words.filter((word) => word.split(/[’'-]/).some((part) => [...part].length > LONG_WORD)).length;
  return words.length / Math.max(sentences, 1) + (100 * long) / words.length;
}

export function readingOf(text: string): Reading | undefined {
  const lix = lixOf(text);
  if (lix === undefined) return undefined;
  if (lix < MEDIUM_FROM) return "easy";
  return lix < HARD_FROM ? "medium" : "hard";
}
