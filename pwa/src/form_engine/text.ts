/** Tidies what a person typed. Twin of `server/parvis/forms/engine/text.py`: the same patterns, letter for letter. */

const LONE_SURROGATE = /[\ud800-\udfff]/gu;
// Control characters, invisible spaces, and the marks that make text read backwards on the screen of an employee.
// biome-ignore lint/suspicious/noControlCharactersInRegex: they are what it removes.
const DROPPED = /[\x00-\x08\x0e-\x1f\x7f-\x84\x86-\x9f\u200b\u2060\ufeff\u202a-\u202e\u2066-\u2069]/gu;
const SPACES = /[\t\n\v\f\r \x85\xa0\u1680\u2000-\u200a\u2028\u2029\u202f\u205f\u3000]+/gu;
const BREAK = /\r\n|[\n\v\f\r\x85\u2028\u2029]/gu;
const SPACES_IN_LINE = /[\t \xa0\u1680\u2000-\u200a\u202f\u205f\u3000]+/gu;
const AROUND_BREAK = / ?\n ?/gu;
const MANY_BREAKS = /\n{3,}/gu;
const ENDS = /^[ \n]+|[ \n]+$/gu;

/** One line: no control characters, single spaces, none at the ends, form NFC. */
export function cleanLine(text: string): string {
  return trim(visible(text).replace(SPACES, " ").normalize("NFC"));
}

/** Several lines: line feeds only, at most one empty line, single spaces, form NFC. */
export function cleanBlock(text: string): string {
  const lines = visible(text).replace(BREAK, "\n").replace(SPACES_IN_LINE, " ");
  return trim(lines.replace(AROUND_BREAK, "\n").replace(MANY_BREAKS, "\n\n").normalize("NFC"));
}

/** How many code points: what a person counts comes close to it, and both languages agree on it. */
export function countCharacters(text: string): number {
  let count = 0;
  for (const _ of text) count += 1;
  return count;
}

/** The first `length` code points. */
export function cut(text: string, length: number): string {
  return [...text]
    .slice(0, length)
    .join("")
    .replace(/[ \n]+$/u, "");
}

/** Small letters, A to Z only: the rest of Unicode is not the same in every language. */
export function lower(text: string): string {
  return text.replace(/[A-Z]/g, (letter) => String.fromCharCode(letter.charCodeAt(0) + 32));
}

/** Capital letters, a to z only. */
export function upper(text: string): string {
  return text.replace(/[a-z]/g, (letter) => String.fromCharCode(letter.charCodeAt(0) - 32));
}

function trim(text: string): string {
  return text.replace(ENDS, "");
}

function visible(text: string): string {
  return text.replace(LONE_SURROGATE, "\ufffd").replace(DROPPED, "");
}
