/**
 * Which stream a town's people mean by « bac vert », « poubelle » or « récup ». Pure.
 *
 * The words are the town's own: the green bin is for recycling in one, for organics in the next, and not there in a third.
 * The server's twin is `rules/stream_names.py`; `tests/cases/waste/stream_names.json` holds the two together.
 */
import { searchWords } from "../../kernel/search";
import type { Stream } from "./api";

const SILENT: ReadonlySet<string> = new Set(
  "a au aux d de des du et l la le les ma mes mon un une my of the".split(" "),
);
/** Who types one of these asks about a bin, even one that this town does not have. */
const BINS: ReadonlySet<string> = new Set("bac bin conteneur container poubelle".split(" "));

function nameWords(text: string): string[] {
  const words = searchWords(text);
  const own = words.filter((word) => !SILENT.has(word));
  return own.length > 0 ? own : words;
}

function labelsOf(stream: Stream): string[] {
  return [...Object.values(stream.container), ...Object.values(stream.name), ...(stream.synonyms ?? [])];
}

/**
 * The streams that are called so in this town, several when the words leave it open.
 *
 * A name typed whole counts before one that stands within what was typed (the longest), and that before one of which only a
 * part was typed.
 */
export function streamsCalled(streams: readonly Stream[], text: string): Stream[] {
  const typed = nameWords(text);
  if (typed.length === 0) return [];
  const ranked = streams.map((stream) => ({
    stream,
    rank: Math.max(0, ...labelsOf(stream).map((label) => agreement(nameWords(label), typed))),
  }));
  const best = Math.max(0, ...ranked.map(({ rank }) => rank));
  return best === 0 ? [] : ranked.filter(({ rank }) => rank === best).map(({ stream }) => stream);
}

const WHOLE = 1000;

function agreement(label: readonly string[], typed: readonly string[]): number {
  if (label.every((word) => typed.includes(word)) && typed.every((word) => label.includes(word))) return WHOLE;
  if (standsIn(label, typed)) return 1 + label.length;
  return standsIn(typed, label) ? 1 : 0;
}

/** Whether the words follow each other so in the longer text: « bac vert » is not « résidus verts (bac brun) ». */
function standsIn(short: readonly string[], long: readonly string[]): boolean {
  return short.length > 0 && ` ${long.join(" ")} `.includes(` ${short.join(" ")} `);
}

/** Whether somebody asks about a bin. */
export function asksAboutABin(text: string): boolean {
  return nameWords(text).some((word) => BINS.has(word));
}
