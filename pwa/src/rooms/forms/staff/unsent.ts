/** What an editor wrote and the town does not have yet, kept in this browser until it does. */
import type { Definition } from "../../../form_engine";

export interface Unsent {
  /** The revision that it was written on. */
  base: number;
  definition: Definition;
}

const name = (code: string): string => `parvis.form.${code}`;

export function keepUnsent(code: string, unsent: Unsent): void {
  try {
    localStorage.setItem(name(code), JSON.stringify(unsent));
  } catch {
    // Storage refused or full: the form is still on the screen, and on its way to the town.
  }
}

export function findUnsent(code: string): Unsent | undefined {
  try {
    return (JSON.parse(localStorage.getItem(name(code)) ?? "null") as Unsent | null) ?? undefined;
  } catch {
    return undefined;
  }
}

export function forgetUnsent(code: string): void {
  try {
    localStorage.removeItem(name(code));
  } catch {
    // As above.
  }
}
