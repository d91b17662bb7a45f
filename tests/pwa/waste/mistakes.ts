/** Mistakes as thumbs make them, the same ones at each run. */

export const LETTERS = "abcdefghijklmnopqrstuvwxyz";

/** Numbers from 0 to 1 that look random and never change (mulberry32). */
export function randomFrom(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

/** The text with one letter more, fewer, other, or two swapped, anywhere in its words; a word keeps two letters or more. */
export function mistyped(text: string, random: () => number): string {
  for (;;) {
    const at = Math.floor(random() * text.length);
    const letter = LETTERS.charAt(Math.floor(random() * LETTERS.length));
    const [before, here, after] = [text.slice(0, at), text.charAt(at), text.slice(at + 1)];
    const next = after.charAt(0);
    const isAtEdge = !isLetter(here) || !isLetter(next);
    const ways = [
      `${before}${letter}${here}${after}`,
      `${before}${after}`,
      `${before}${letter}${after}`,
      `${before}${next}${here}${after.slice(1)}`,
    ];
    const way = ways[Math.floor(random() * ways.length)] ?? text;
    if (way !== text && !isAtEdge) return way;
  }
}

function isLetter(text: string): boolean {
  return /^\p{L}$/u.test(text);
}
