/** Notices as the server's notices room gives them, and what this phone says about its alerts. */
import type { Words } from "../../kernel/words";
import { declareDataset } from "../../store/dataset_store";

export type Kind = "emergency" | "boil_water" | "works" | "collection" | "snow" | "news" | "event";
export type Topic = "emergency" | "works" | "collection" | "snow" | "news" | "event";
export type NoticeSeverity = "emergency" | "warning" | "information";

export const TOPICS: readonly Topic[] = ["emergency", "works", "snow", "collection", "news", "event"];

export interface Notice {
  id: string;
  /** 1 at publication; one more with each update and with the end. */
  version: number;
  state: "published" | "ended";
  kind: Kind;
  severity: NoticeSeverity;
  title: Words;
  body: Words;
  what_to_do: Words;
  place_words: Words;
  contact: Words;
  /** What to know once it is over; empty before. */
  closing: Words;
  /** Codes of districts; none means the whole town. */
  districts: string[];
  /** Collection sectors, `stream/sector`; they decide where this phone knows its own. */
  sectors?: string[];
  starts_at: string;
  ends_at: string | null;
  published_at: string;
  updated_at: string;
}

declare module "../../store/dataset_store" {
  interface DatasetBodies {
    "notices.recent": { notices: Notice[] };
    "notices.one": Notice;
  }
}

declareDataset("notices.recent", { path: () => "/api/v1/notices/recent", eager: true });
/** A notice that the recent ones do not hold: an old link, or one that came a moment ago. */
declareDataset("notices.one", { path: (id) => `/api/v1/notices/${encodeURIComponent(id)}` });
