/** The keys of the inbox: arrows walk, Enter opens, `/` searches, `?` explains. */
import { useEffect } from "preact/hooks";

export interface InboxKeys {
  onSearch: () => void;
  onHelp: () => void;
  /** Back to the list. */
  onEscape: () => void;
}

const ROWS = "[data-inbox-row]";

export function useInboxKeys(keys: InboxKeys): void {
  useEffect(() => {
    const onKeyDown = (event: KeyboardEvent): void => {
      if (event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey || isTyping(event.target)) return;
      const act = actionOf(event.key, keys);
      if (act === undefined) return;
      event.preventDefault();
      act();
    };
    // Before the console's own keys, which leave alone what a screen has answered.
    document.addEventListener("keydown", onKeyDown, { capture: true });
    return () => document.removeEventListener("keydown", onKeyDown, { capture: true });
  }, [keys]);
}

function actionOf(key: string, { onSearch, onHelp, onEscape }: InboxKeys): (() => void) | undefined {
  switch (key) {
    case "ArrowDown":
      return () => walk(1);
    case "ArrowUp":
      return () => walk(-1);
    case "/":
      return onSearch;
    case "?":
      return onHelp;
    case "Escape":
      return onEscape;
    default:
      return undefined;
  }
}

/** Move the focus in the list; from elsewhere, to the row that is open or the first. */
function walk(by: 1 | -1): void {
  const rows = [...document.querySelectorAll<HTMLElement>(ROWS)];
  const here = rows.indexOf(document.activeElement as HTMLElement);
  const open = rows.findIndex((row) => row.getAttribute("aria-current") === "page");
  const next = here >= 0 ? here + by : open >= 0 ? open + by : 0;
  rows[Math.min(Math.max(next, 0), rows.length - 1)]?.focus();
}

/** Keys belong to whoever types, and arrows to radio buttons, lists and dialogs. */
function isTyping(target: EventTarget | null): boolean {
  if (!(target instanceof HTMLElement)) return false;
  return target.isContentEditable || target.closest("input, textarea, select, dialog") !== null;
}
