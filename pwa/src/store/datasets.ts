/** What the screens read: each dataset as a signal that shows the copy at once and the fresh one when it comes. */
import { type ReadonlySignal, type Signal, signal } from "@preact/signals";
import { useEffect } from "preact/hooks";
import { now } from "../kernel/clock";
import { NetworkFailure } from "../wire/problems";
import { type DatasetBodies, type DatasetName, declaredDatasets, fetchDataset, readDataset } from "./dataset_store";
import type { StoredDataset } from "./schema";

export { type DatasetBodies, type DatasetName, declareDataset } from "./dataset_store";

/**
 * - `loading`: nothing to show yet;
 * - `ready`: `body` is here; `stale` says that the last attempt to refresh it failed;
 * - `failed`: nothing to show and the attempt failed; `problem` says why.
 */
export interface DatasetState<T> {
  state: "loading" | "ready" | "failed";
  body: T | undefined;
  /** When the server last confirmed it, in milliseconds since 1970. */
  fetched_at: number | undefined;
  stale: boolean;
  problem: unknown;
}

interface Live {
  name: string;
  key: string;
  signal: Signal<DatasetState<unknown>>;
  copy: StoredDataset | undefined;
  loaded: Promise<void>;
  running: Promise<void> | undefined;
}

const FRESH_MS = 60_000;
const live = new Map<string, Live>();

/** True while the last attempt to reach the town failed; what the offline bar shows. */
export const offline = signal(false);
/** When the town last answered, in milliseconds since 1970. */
export const lastContactAt = signal<number | undefined>(undefined);

/** The signal of a dataset; reading starts at the first call. */
export function dataset<N extends DatasetName>(name: N, key = ""): ReadonlySignal<DatasetState<DatasetBodies[N]>> {
  return entry(name, key).signal as Signal<DatasetState<DatasetBodies[N]>>;
}

/** Shows a dataset in a component and asks for news of it when the component appears. */
export function useDataset<N extends DatasetName>(name: N, key = ""): ReadonlySignal<DatasetState<DatasetBodies[N]>> {
  const shown = dataset(name, key);
  useEffect(() => {
    void refreshDataset(name, key, FRESH_MS);
  }, [name, key]);
  return shown;
}

function entry(name: string, key: string): Live {
  const id = `${name} ${key}`;
  const known = live.get(id);
  if (known) return known;
  const start: DatasetState<unknown> = {
    state: "loading",
    body: undefined,
    fetched_at: undefined,
    stale: false,
    problem: undefined,
  };
  const made: Live = {
    name,
    key,
    signal: signal(start),
    copy: undefined,
    loaded: Promise.resolve(),
    running: undefined,
  };
  made.loaded = load(made);
  live.set(id, made);
  return made;
}

/** Waits until the copy of a dataset was read from the phone, so that the first screen is drawn with it. */
export function datasetLoaded(name: DatasetName, key = ""): Promise<void> {
  return entry(name, key).loaded;
}

async function load(one: Live): Promise<void> {
  const copy = await readDataset(one.name, one.key).catch(() => undefined);
  if (!copy) return;
  show(one, copy, false);
  if (copy.fetched_at > (lastContactAt.peek() ?? 0)) lastContactAt.value = copy.fetched_at;
}

function show(one: Live, copy: StoredDataset, stale: boolean): void {
  const same = one.copy?.body === copy.body ? one.signal.peek().body : copy.body;
  one.copy = copy;
  one.signal.value = { state: "ready", body: same, fetched_at: copy.fetched_at, stale, problem: undefined };
}

/** Asks the town whether a dataset changed, unless it confirmed it less than `maxAgeMs` ago. Never throws. */
export async function refreshDataset(name: DatasetName, key = "", maxAgeMs = 0): Promise<void> {
  const one = entry(name, key);
  await one.loaded;
  const age = now().getTime() - (one.copy?.fetched_at ?? Number.NEGATIVE_INFINITY);
  if (age >= 0 && age < maxAgeMs) return;
  one.running ??= refresh(one).finally(() => {
    one.running = undefined;
  });
  await one.running;
}

async function refresh(one: Live): Promise<void> {
  try {
    show(one, await fetchDataset(one.name, one.key, one.copy, now().getTime()), false);
    noteContact();
  } catch (problem) {
    offline.value = problem instanceof NetworkFailure;
    const before = one.signal.peek();
    one.signal.value = { ...before, state: before.body === undefined ? "failed" : "ready", stale: true, problem };
  }
}

/** Notes that the town answered; the outbox and the console call it too. */
export function noteContact(): void {
  offline.value = false;
  lastContactAt.value = now().getTime();
}

/** Refreshes what is shown and what is declared `eager`. A phone that the town does not know yet stays unknown. */
export async function refreshAll(maxAgeMs = 0): Promise<void> {
  const sources = declaredDatasets();
  for (const [name, source] of sources) if (source.eager) entry(name, "");
  const wanted = [...live.values()].filter((one) => one.copy || !sources.get(one.name)?.device);
  await Promise.all(wanted.map((one) => refreshDataset(one.name as DatasetName, one.key, maxAgeMs)));
}

/** Refreshes at start, when the network returns and when the page is shown again. */
export function keepFresh(): void {
  void refreshAll();
  window.addEventListener("online", () => void refreshAll());
  window.addEventListener("offline", () => {
    offline.value = true;
  });
  document.addEventListener("visibilitychange", () => {
    if (document.visibilityState === "visible") void refreshAll(FRESH_MS);
  });
}

/** Forgets every signal; tests call it between them. */
export function forgetDatasets(): void {
  live.clear();
  offline.value = false;
  lastContactAt.value = undefined;
}
