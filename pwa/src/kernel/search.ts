/** What every search of the app shares: words folded, plurals forgiven. Pure. */
import { fold } from "./fold";

const SHORTEST_PLURAL = 4;

/** « Écouteurs sans-fil » gives `["ecouteur", "sans", "fil"]`: compared like this on both sides. */
export function searchWords(text: string): string[] {
  return fold(text).split(" ").map(singular).filter(Boolean);
}

function singular(word: string): string {
  return word.length >= SHORTEST_PLURAL ? word.replace(/[sx]$/, "") : word;
}
