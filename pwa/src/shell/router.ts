/** Where the person is, and how to go elsewhere: the History API, with deep links, focus, title and scroll kept right. */
import { signal } from "@preact/signals";
import type { ComponentType } from "preact";

/** What a view is given: the parts of its path, e.g. `{id: "…"}` for `/demandes/:id`. */
export interface ViewProps {
  params: Readonly<Record<string, string>>;
}
export type View = ComponentType<ViewProps>;

export interface Route {
  /** A path with parameters, such as `/services/:code`. */
  path: string;
  /** Fetches the view; `() => import("./views/Home").then((module) => module.Home)`. */
  view: () => Promise<View>;
  /** The key of the words of its title, for menus. */
  title: string;
  /** Of the console: it opens without network to whoever was in on this phone. */
  opensOffline?: boolean;
  /** Of the console: who sees it among the settings; everybody when absent. The server decides who may. */
  role?: "editor" | "admin";
}

export interface Place {
  path: string;
  search: string;
  hash: string;
  /** Grows with each navigation; 0 is the page's first screen. */
  visit: number;
}

const SCROLLS = "parvis.scrolls";

/** Where the person is now. */
export const place = signal<Place>(read(0));

function read(visit: number): Place {
  const { pathname, search, hash } = window.location;
  return { path: pathname.replace(/\/+$/, "") || "/", search, hash, visit };
}

let mustLoadWhole: () => boolean = () => false;

/** Says when the next screen must be loaded as a whole page, because this window runs a version that was replaced. */
export function loadWholeWhen(condition: () => boolean): void {
  mustLoadWhole = condition;
}

/** Goes to a path of the app; with `replace`, Back skips the screen that is left. */
export function navigate(href: string, { replace = false }: { replace?: boolean } = {}): void {
  if (mustLoadWhole()) {
    if (replace) window.location.replace(href);
    else window.location.assign(href);
    return;
  }
  rememberScroll();
  const state = { key: crypto.randomUUID() };
  if (replace) history.replaceState(state, "", href);
  else history.pushState(state, "", href);
  place.value = read(place.value.visit + 1);
}

/** Finds the route of a path, with its parameters decoded. */
export function match(
  routes: readonly Route[],
  path: string,
): { route: Route; params: Record<string, string> } | undefined {
  for (const route of routes) {
    const params = matchPath(route.path, path);
    if (params) return { route, params };
  }
  return undefined;
}

function matchPath(pattern: string, path: string): Record<string, string> | undefined {
  const wanted = pattern.split("/");
  const given = path.split("/");
  if (wanted.length !== given.length) return undefined;
  const params: Record<string, string> = {};
  for (const [index, part] of wanted.entries()) {
    const value = given[index] ?? "";
    if (part.startsWith(":") && value) params[part.slice(1)] = decode(value);
    else if (part !== value) return undefined;
  }
  return params;
}

function decode(part: string): string {
  try {
    return decodeURIComponent(part);
  } catch {
    return part;
  }
}

/** Makes links of the app change the screen instead of the page, and Back restore where one was. */
export function startRouter(): () => void {
  history.scrollRestoration = "manual";
  // A reload keeps the state of its entry, a fresh visit has none: only the former returns to where one was.
  if (!history.state) history.replaceState({ key: crypto.randomUUID() }, "");
  const onPop = (): void => {
    const next = read(place.value.visit + 1);
    if (next.path !== place.value.path || next.search !== place.value.search) place.value = next;
  };
  document.addEventListener("click", follow);
  window.addEventListener("popstate", onPop);
  window.addEventListener("pagehide", rememberScroll);
  return () => {
    document.removeEventListener("click", follow);
    window.removeEventListener("popstate", onPop);
    window.removeEventListener("pagehide", rememberScroll);
  };
}

function follow(event: MouseEvent): void {
  if (event.defaultPrevented || event.button !== 0 || event.metaKey || event.ctrlKey || event.shiftKey || event.altKey)
    return;
  const link = event.target instanceof Element ? event.target.closest("a") : null;
  if (!link || link.target || link.hasAttribute("download") || link.origin !== window.location.origin) return;
  if (/^\/(api|files)\//.test(link.pathname)) return;
  if (link.hash && link.pathname === window.location.pathname && link.search === window.location.search) return;
  event.preventDefault();
  navigate(link.pathname + link.search + link.hash);
}

/** Called once the new view is drawn: puts the scroll and the focus where the person expects them. */
export function arrive(): void {
  const scrolled = scrolls()[currentKey()];
  if (scrolled !== undefined) window.scrollTo(0, scrolled);
  else if (!scrollToHash()) window.scrollTo(0, 0);
  if (place.value.visit === 0) return;
  const named = hashTarget();
  // A link to a field leads into it; one to a part of a text only shows it.
  const goal = named?.matches("input, select, textarea") ? named : document.querySelector<HTMLElement>("main h1");
  goal?.focus({ preventScroll: true });
}

function hashTarget(): HTMLElement | null {
  return place.value.hash ? document.getElementById(decode(place.value.hash.slice(1))) : null;
}

function scrollToHash(): boolean {
  const target = hashTarget();
  if (!target) return false;
  target.scrollIntoView();
  return true;
}

function currentKey(): string {
  return (history.state as { key?: string } | null)?.key ?? "first";
}

function rememberScroll(): void {
  try {
    sessionStorage.setItem(SCROLLS, JSON.stringify({ ...scrolls(), [currentKey()]: Math.round(window.scrollY) }));
  } catch {
    // Storage refused: Back then starts at the top.
  }
}

function scrolls(): Record<string, number> {
  try {
    return JSON.parse(sessionStorage.getItem(SCROLLS) ?? "{}") as Record<string, number>;
  } catch {
    return {};
  }
}
