/** What a person wants to hear of, and where, as the screen asks it. Pure. */
import { TOPICS, type Topic } from "../api";
import type { Here } from "../rules";
import type { Wish } from "./alerts";

/** What is ticked before anybody chose: what one would be sorry to miss. */
const PROPOSED: readonly Topic[] = ["emergency", "works", "snow", "collection"];

/** `own`: the district of the address on this phone. */
export type Where = "town" | "own" | "some";

export interface WishForm {
  topics: Topic[];
  where: Where;
  /** Ticked when `where` is `some`. */
  districts: string[];
}

/** What the screen shows at first: what was chosen, else a proposal with the person's own district. */
export function formOf(
  wish: { topics: readonly string[]; districts: readonly string[] } | undefined,
  own?: string,
): WishForm {
  if (!wish) return { topics: [...PROPOSED], where: own ? "own" : "town", districts: [] };
  const topics = TOPICS.filter((topic) => wish.topics.includes(topic));
  if (wish.districts.length === 0) return { topics, where: "town", districts: [] };
  const isOwn = wish.districts.length === 1 && wish.districts[0] === own;
  return { topics, where: isOwn ? "own" : "some", districts: [...wish.districts] };
}

/** The wish after moving from one district to another, when it was for one's own district alone. */
export function movedWish(
  wish: Wish | undefined,
  before: string | undefined,
  now: string | undefined,
): Wish | undefined {
  const wasOwn = before !== undefined && wish?.districts.length === 1 && wish.districts[0] === before;
  if (!wish || !wasOwn || before === now) return undefined;
  return { topics: wish.topics, districts: now === undefined ? [] : [now] };
}

/**
 * The collection sectors that the town is told: this phone's own, and only where the wish is for its own place. Who asked
 * for the whole town or for other districts hears by district.
 */
export function sectorsToTell(districts: readonly string[], here: Here): string[] | undefined {
  const isOwnPlace = here.district ? districts.length === 1 && districts[0] === here.district : districts.length === 0;
  if (!isOwnPlace) return [];
  return here.sectors && [...here.sectors];
}

/** What is sent; no district means the whole town, so « some » with none ticked is the whole town too. */
export function wishOf(form: WishForm, own?: string): Wish {
  const districts = form.where === "own" && own ? [own] : form.where === "some" ? form.districts : [];
  return { topics: form.topics, districts };
}
