/** Finds an object of the sorting guide from what people call it. Pure. */
import MiniSearch from "minisearch";
import { searchWords } from "../../kernel/search";
import type { GuideEntry } from "./api";

export interface GuideSearch {
  find: (text: string) => GuideEntry[];
}

const MOST = 8;
/** Shorter words must be typed as they are: a mistake in three letters makes another word. */
const LEAST_FORGIVEN = 4;
/** From so many letters on, two mistakes are forgiven. */
const LONG = 8;
/** What answers much less than the best does not answer. */
const FAR = 0.1;
/** What is called exactly so comes before what only has the word in its name. */
const CALLED_SO = 4;
/** What only sounds alike counts for less than what is written alike. */
const AS_HEARD = 0.2;

/** Words that say nothing of the object: they link, they own, or they say that it is worn out. */
const SILENT: ReadonlySet<string> = new Set(
  searchWords(
    "a à au aux d de des du en et l la le les mon ma mes notre un une ou on ça va où qui que ne pas plus pus pour dans sur avec vieux vieille vieil vieilles ancien usé usée usagé usagée brisé brisée cassé cassée fini finie passé date vide vidé plein pleine the a an of my old used broken empty where do i put to",
  ),
);

/** Indexes the guide in every language at once: a newcomer may know the object only in English. */
export function makeGuideSearch(guide: readonly GuideEntry[]): GuideSearch {
  const index = new MiniSearch<{ id: number; name: string[]; synonyms: string[] }>({
    fields: ["name", "synonyms"],
    extractField: (entry, field) => entry[field as "name"] as unknown as string,
    tokenize: (labels) => [labels].flat().flatMap((label) => allForms(searchWords(label))),
    processTerm: (term) => term,
    searchOptions: {
      boost: { name: 1.5 },
      boostTerm: (term) => (isSound(term) ? AS_HEARD : 1),
      combineWith: "OR",
      prefix: (term) => !isSound(term) && term.length >= LEAST_FORGIVEN - 1,
      fuzzy: (term) => (isSound(term) || term.length < LEAST_FORGIVEN ? false : term.length < LONG ? 1 : 2),
      weights: { prefix: 0.5, fuzzy: 0.3 },
      tokenize: (text) => allForms(spoken(text)),
      processTerm: (term) => term,
    },
  });
  index.addAll(guide.map((entry, id) => ({ id, name: Object.values(entry.object), synonyms: entry.synonyms })));
  const named = new Map<string, Set<number>>();
  for (const [id, entry] of guide.entries()) {
    for (const label of [...Object.values(entry.object), ...entry.synonyms]) {
      const key = searchWords(label).join(" ");
      named.set(key, (named.get(key) ?? new Set()).add(id));
    }
  }
  return {
    find: (text) => {
      const words = spoken(text);
      const exact = named.get(searchWords(text).join(" ")) ?? named.get(words.join(" "));
      const hits = index
        .search(text)
        .map((hit) => ({
          id: hit.id as number,
          score: hit.score * coverage(words, hit.queryTerms) ** 2 * (exact?.has(hit.id) ? CALLED_SO : 1),
        }))
        .sort((a, b) => b.score - a.score);
      const least = (hits[0]?.score ?? 0) * FAR;
      return hits
        .filter((hit) => hit.score >= least)
        .slice(0, MOST)
        .flatMap((hit) => guide[hit.id] ?? []);
    },
  };
}

/** The words of a name; its neighbours as one, because « publi-sac » is also typed « publisac »; and how each sounds. */
function allForms(words: readonly string[]): string[] {
  const joined = words.slice(1).map((word, index) => `${words[index]}${word}`);
  return [...words, ...joined, ...words.map(sound)];
}

/** How many of the words asked an object answers, of 1. */
function coverage(words: readonly string[], answered: readonly string[]): number {
  const isAnswered = (word: string, index: number): boolean =>
    answered.includes(word) ||
    answered.includes(sound(word)) ||
    answered.includes(`${words[index - 1]}${word}`) ||
    answered.includes(`${word}${words[index + 1]}`);
  return words.filter(isAnswered).length / Math.max(1, words.length);
}

const SOUND = "~";

function isSound(term: string): boolean {
  return term.startsWith(SOUND);
}

/** How a word sounds in French, roughly: « bécyk » is « bécique », « friser » is « frizer ». */
function sound(word: string): string {
  const heard = word
    .replace(/ph/g, "f")
    .replace(/c(?=[eiy])|z|ss/g, "s")
    .replace(/qu|ck|c/g, "k")
    .replace(/y/g, "i")
    .replace(/eau|au/g, "o")
    .replace(/(.)\1/g, "$1")
    .replace(/h/g, "")
    .replace(/(?<=.{3})[etdp]+$/, "");
  return `${SOUND}${heard}`;
}

/** The words that name the object; all of them when none is left. */
function spoken(text: string): string[] {
  const words = searchWords(text);
  const own = words.filter((word) => !SILENT.has(word));
  return own.length > 0 ? own : words;
}
