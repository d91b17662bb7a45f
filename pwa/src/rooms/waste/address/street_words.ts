/** How people write street names in Québec, and the one form in which they are compared. Pure. */
import { fold } from "../../../kernel/fold";

/** Short forms and their long ones; « St- » and « Saint- » are one word. */
const LONG: Record<string, string> = {
  aut: "autoroute",
  av: "avenue",
  ave: "avenue",
  bd: "boulevard",
  blvd: "boulevard",
  boul: "boulevard",
  ch: "chemin",
  che: "chemin",
  cr: "croissant",
  crois: "croissant",
  imp: "impasse",
  mt: "mont",
  mte: "montee",
  mtee: "montee",
  pl: "place",
  prom: "promenade",
  r: "rue",
  rg: "rang",
  rd: "rond",
  rte: "route",
  rlle: "ruelle",
  sq: "square",
  st: "saint",
  ste: "sainte",
  sts: "saints",
  stes: "saintes",
  terr: "terrasse",
  n: "nord",
  s: "sud",
  e: "est",
  o: "ouest",
};

const SPELLED =
  "premier deuxieme troisieme quatrieme cinquieme sixieme septieme huitieme neuvieme dixieme onzieme douzieme".split(
    " ",
  );

/** « 3ieme », « 3rd » and « troisième » are `3e`; « 1re » and « première » are `1er`. */
function ordinal(word: string): string {
  const spelled = SPELLED.indexOf(word.replace(/^premiere$/, "premier")) + 1;
  const rank = spelled || Number(/^(\d+)(?:e|er|re|ere|eme|ieme|nd|rd|th)$/.exec(word)?.[1] ?? 0);
  if (rank === 0) return word;
  return rank === 1 ? "1er" : `${rank}e`;
}

/** Words that name the kind of street rather than this one: they count little. */
export const GENERIC: ReadonlySet<string> = new Set(
  "allee autoroute avenue boulevard chemin cote cours croissant impasse montee passage place promenade quai rang route rue ruelle sentier square terrasse voie".split(
    " ",
  ),
);

/** Words that people leave out, or put where there are none. */
const SILENT: ReadonlySet<string> = new Set("a au aux d de des du et l la le les en".split(" "));

const SHORT_AT_MOST = 2;

/** Whether a word may be the kind of street or a word that links, typed in haste: « dse », « rie ». */
export function countsLittle(word: string): boolean {
  if (word.length <= SHORT_AT_MOST) return true;
  return [...GENERIC, ...SILENT].some((known) => known.length >= SHORT_AT_MOST && typos(word, known, 1) <= 1);
}

/** « Ch. de l’Érablière » gives `["chemin", "erabliere"]`. */
export function streetWords(text: string): string[] {
  return fold(text)
    .split(" ")
    .map((word) => LONG[word] ?? ordinal(word))
    .filter((word) => word && !SILENT.has(word));
}

export interface TypedAddress {
  number: string;
  suffix: string;
  words: string[];
  /** The last word may still be being typed. */
  unfinished: boolean;
}

/** Reads « 12a, ch. de l’Érab », « Principale 12 » or « 3e Rang »: an ordinal is a name, not a number. */
export function readTyped(text: string): TypedAddress {
  const plain = fold(text);
  const ahead = /^(\d+)(?!\d|(?:e|er|re|ere|eme|ieme|nd|rd|th)\b) ?(?:([a-z])(?= |$))?/.exec(plain);
  const behind = ahead ? null : / (\d+) ?([a-z])?$/.exec(plain);
  const found = ahead ?? behind;
  const rest = found ? plain.replace(found[0], " ") : plain;
  return {
    number: found?.[1] ?? "",
    suffix: (found?.[2] ?? "").toUpperCase(),
    words: streetWords(rest),
    unfinished: /[^\s.,]$/.test(text),
  };
}

/** How far two words are from each other in letters typed wrong, up to `limit`; swapped neighbours count one. */
export function typos(a: string, b: string, limit: number): number {
  if (Math.abs(a.length - b.length) > limit) return limit + 1;
  let before: number[] = [];
  let previous = Array.from({ length: b.length + 1 }, (_, index) => index);
  for (let i = 1; i <= a.length; i += 1) {
    const row = [i];
    for (let j = 1; j <= b.length; j += 1) row.push(cheapest(a, b, i, j, row, previous, before));
    before = previous;
    previous = row;
  }
  return previous[b.length] ?? limit + 1;
}

function cheapest(
  a: string,
  b: string,
  i: number,
  j: number,
  row: number[],
  previous: number[],
  before: number[],
): number {
  const same = a[i - 1] === b[j - 1] ? 0 : 1;
  const best = Math.min((row[j - 1] ?? 0) + 1, (previous[j] ?? 0) + 1, (previous[j - 1] ?? 0) + same);
  const swapped = i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1];
  return swapped ? Math.min(best, (before[j - 2] ?? 0) + 1) : best;
}
