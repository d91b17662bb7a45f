/** A false ServiceWorkerGlobalScope that remembers what a person would see, and a false town server. */
import { vi } from "vitest";
import { openStore } from "../../../pwa/src/store/database";

export const ORIGIN = "https://ville.example";

/** What stands on the person's screen. A tag replaces; `heard` counts what made a sound. */
export interface OnScreen {
  title: string;
  body: string | undefined;
  lang: string | undefined;
  tag: string | undefined;
  data: unknown;
}

export class FakeWindow {
  readonly type = "window";
  isFocused = false;
  heard: unknown[] = [];
  url: string;
  private readonly isControlled: boolean;

  constructor(path: string, { isControlled = true } = {}) {
    this.url = ORIGIN + path;
    this.isControlled = isControlled;
  }

  async focus(): Promise<this> {
    this.isFocused = true;
    return this;
  }

  async navigate(url: string): Promise<this> {
    if (!this.isControlled) throw new TypeError("This service worker is not the client's active service worker.");
    this.url = url;
    return this;
  }

  postMessage(message: unknown): void {
    this.heard.push(message);
  }
}

export class FakeScope {
  readonly location = new URL(`${ORIGIN}/sw.js`);
  readonly screen = new Map<string, OnScreen>();
  windows: FakeWindow[] = [];
  opened: string[] = [];
  shows = 0;
  sounds = 0;
  hasSkippedWaiting = false;
  hasClaimed = false;
  refusesOptions = false;
  subscription: PushSubscription | null = null;

  readonly registration = {
    scope: `${ORIGIN}/`,
    showNotification: async (title: string, options: NotificationOptions & { renotify?: boolean }): Promise<void> => {
      if (this.refusesOptions && options.lang === "xx") throw new TypeError("An option is refused.");
      const tag = options.tag ?? `untagged ${this.shows}`;
      const isReplacement = this.screen.has(tag);
      this.screen.set(tag, { title, body: options.body, lang: options.lang, tag: options.tag, data: options.data });
      this.shows += 1;
      if (!options.silent && (!isReplacement || options.renotify)) this.sounds += 1;
    },
    pushManager: {
      getSubscription: async (): Promise<PushSubscription | null> => this.subscription,
      subscribe: async (): Promise<PushSubscription> => subscriptionAt("https://push.example/renewed"),
    },
  };

  readonly clients = {
    matchAll: async (): Promise<FakeWindow[]> => this.windows,
    claim: async (): Promise<void> => {
      this.hasClaimed = true;
    },
    openWindow: async (url: string): Promise<null> => {
      this.opened.push(url);
      return null;
    },
  };

  async skipWaiting(): Promise<void> {
    this.hasSkippedWaiting = true;
  }

  /** The same object, as the worker's verbs ask for it. */
  get self(): ServiceWorkerGlobalScope {
    return this as unknown as ServiceWorkerGlobalScope;
  }
}

/** What a push message carries, from any value or from raw text. */
export function pushOf(content: unknown): PushMessageData {
  const text = typeof content === "string" ? content : JSON.stringify(content);
  return { json: () => JSON.parse(text), text: () => text } as PushMessageData;
}

/** A notice as the town sends it. */
export function noticePush(
  facts: { version?: number; navigate?: string; lang?: string; title?: string; body?: string } = {},
): PushMessageData {
  return pushOf({
    web_push: 8030,
    notification: {
      title: facts.title ?? "Faites bouillir l’eau",
      body: facts.body ?? "Secteur du Moulin, jusqu’à nouvel ordre.",
      navigate: facts.navigate ?? `${ORIGIN}/avis/0190`,
      lang: facts.lang ?? "fr",
      tag: "0190",
      data: { notice: "0190", delivery: "token-1", version: facts.version ?? 1 },
    },
  });
}

export function subscriptionAt(endpoint: string): PushSubscription {
  const keys = { p256dh: "public", auth: "secret" };
  const options = { applicationServerKey: Uint8Array.of(4, 5, 6).buffer };
  return { endpoint, options, toJSON: () => ({ endpoint, keys }) } as unknown as PushSubscription;
}

/** The town's server: remembers each request, answers what it is told to. */
export class FakeTown {
  readonly requests: { method: string; path: string; body: unknown }[] = [];
  /** A status, or "no network". */
  answer: number | "no network" = 204;

  constructor() {
    vi.stubGlobal("fetch", async (path: string, init: RequestInit) => {
      if (this.answer === "no network") throw new TypeError("Failed to fetch");
      this.requests.push({
        method: init.method ?? "GET",
        path,
        body: init.body ? JSON.parse(String(init.body)) : null,
      });
      const body = this.answer === 204 ? null : "{}";
      return new Response(body, { status: this.answer, headers: { "Content-Type": "application/json" } });
    });
  }
}

/** Empties the phone's store. */
export async function emptyStore(): Promise<void> {
  const store = await openStore();
  for (const name of store.objectStoreNames) await store.clear(name);
}
