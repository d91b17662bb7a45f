/** Finds a service of the town from a person's words. Pure. */
import MiniSearch from "minisearch";
import { searchWords } from "../../kernel/search";
import type { Service } from "./api";

export interface ServiceSearch {
  find: (text: string) => Service[];
}

const MOST = 10;

export function makeServiceSearch(
  services: readonly Service[],
  momentWords: (moment: string) => string,
): ServiceSearch {
  const index = new MiniSearch<{ id: number; title: string; synonyms: string; rest: string }>({
    fields: ["title", "synonyms", "rest"],
    tokenize: searchWords,
    processTerm: (term) => term,
    searchOptions: {
      boost: { title: 3, synonyms: 2 },
      prefix: true,
      fuzzy: (term) => (term.length > 3 ? 0.25 : false),
      tokenize: searchWords,
      processTerm: (term) => term,
    },
  });
  index.addAll(
    services.map((service, id) => ({
      id,
      title: Object.values(service.title).join(" "),
      synonyms: (service.synonyms ?? []).flatMap(Object.values).join(" "),
      rest: [...Object.values(service.summary), ...Object.values(service.audience), momentWords(service.moment)].join(
        " ",
      ),
    })),
  );
  return {
    find: (text) => {
      const all = index.search(text, { combineWith: "AND" });
      const found = all.length > 0 ? all : index.search(text);
      return found.slice(0, MOST).flatMap((hit) => services[hit.id as number] ?? []);
    },
  };
}
