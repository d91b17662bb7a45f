/** Finds an object of the sorting guide from what people call it. Pure. */
import MiniSearch from "minisearch";
import { searchWords } from "../../kernel/search";
import type { GuideEntry } from "./api";

export interface GuideSearch {
  find: (text: string) => GuideEntry[];
}

const MOST = 20;

/** Indexes the guide in every language at once: a newcomer may know the object only in English. */
export function makeGuideSearch(guide: readonly GuideEntry[]): GuideSearch {
  const index = new MiniSearch<{ id: number; name: string; synonyms: string }>({
    fields: ["name", "synonyms"],
    tokenize: searchWords,
    processTerm: (term) => term,
    searchOptions: {
      boost: { name: 2 },
      combineWith: "AND",
      prefix: true,
      fuzzy: (term) => (term.length > 3 ? 0.25 : false),
      tokenize: searchWords,
      processTerm: (term) => term,
    },
  });
  index.addAll(
    guide.map((entry, id) => ({ id, name: Object.values(entry.object).join(" "), synonyms: entry.synonyms.join(" ") })),
  );
  return {
    find: (text) => {
      const exact = index.search(text);
      const found = exact.length > 0 ? exact : index.search(text, { combineWith: "OR" });
      return found.slice(0, MOST).flatMap((hit) => guide[hit.id as number] ?? []);
    },
  };
}
