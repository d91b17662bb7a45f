/** How many things wait behind each place: a room sets its own, the frame shows them. */
import { signal } from "@preact/signals";

export const badges = signal<Readonly<Record<string, number>>>({});

/** Says that `count` things wait at a path, e.g. envelopes at `/demandes`. */
export function setBadge(path: string, count: number): void {
  if ((badges.peek()[path] ?? 0) !== count) badges.value = { ...badges.peek(), [path]: count };
}
