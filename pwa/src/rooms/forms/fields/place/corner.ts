/** A street corner between its two fields and the words that travel. Pure. */
const BETWEEN = " / ";

/** « rue du Pont / rue Principale » as its two streets. */
export function splitCorner(words: string): [first: string, second: string] {
  const [first = "", ...rest] = words.split(BETWEEN);
  return [first, rest.join(BETWEEN)];
}

/** A slash is how maps and crews write a corner; a street's own slash loses it. */
export function joinCorner(first: string, second: string): string {
  const [one, other] = [first, second].map((street) => street.replaceAll("/", " ").replace(/^\s+/, ""));
  return one || other ? `${one}${BETWEEN}${other}` : "";
}
