/** What an editor typed and the town does not have yet, kept in this browser until it does. */
import type { NoticeContent } from "./api";

export interface Unsent {
  /** The revision that it was typed on. */
  revision: number;
  content: NoticeContent;
}

const name = (id: string): string => `parvis.notice.${id}`;

export function keepUnsent(id: string, unsent: Unsent): void {
  try {
    localStorage.setItem(name(id), JSON.stringify(unsent));
  } catch {
    // Storage refused or full: the text is still on the screen, and on its way to the town.
  }
}

export function findUnsent(id: string): Unsent | undefined {
  try {
    return (JSON.parse(localStorage.getItem(name(id)) ?? "null") as Unsent | null) ?? undefined;
  } catch {
    return undefined;
  }
}

export function forgetUnsent(id: string): void {
  try {
    localStorage.removeItem(name(id));
  } catch {
    // As above.
  }
}
