// @vitest-environment node
import "fake-indexeddb/auto";
import { beforeAll, beforeEach, describe, expect, test, vi } from "vitest";
import { openStore } from "../../../pwa/src/store/database";
import { emptyStore, FakeScope, FakeTown, FakeWindow, noticePush, ORIGIN } from "./scope";

type Listener = (event: unknown) => void;

/** The scope as a browser runs it: the whole worker is loaded once, then events arrive. */
class RunningScope extends FakeScope {
  readonly __WB_DISABLE_DEV_LOGS = true;
  readonly __WB_MANIFEST = [{ url: "/index.html", revision: "1" }];
  private readonly listeners = new Map<string, Listener[]>();

  addEventListener(type: string, listener: Listener): void {
    this.listeners.set(type, [...(this.listeners.get(type) ?? []), listener]);
  }

  /** Sends an event, and waits for all that it was asked to wait for. */
  async dispatch(type: string, facts: Record<string, unknown> = {}): Promise<PromiseSettledResult<unknown>[]> {
    const waited: Promise<unknown>[] = [];
    const waitUntil = (work: Promise<unknown>) => waited.push(work);
    for (const listener of this.listeners.get(type) ?? []) listener({ type, waitUntil, ...facts });
    return await Promise.allSettled(waited);
  }
}

/** What a browser sends when a person opens an address; scripts may not make one. */
class Navigation extends Request {
  override readonly mode = "navigate";
}

const scope = new RunningScope();
let town: FakeTown;

beforeAll(async () => {
  vi.stubGlobal("__WB_DISABLE_DEV_LOGS", true);
  vi.stubGlobal("self", scope);
  vi.stubGlobal("location", scope.location);
  vi.stubGlobal("registration", scope.registration);
  vi.stubGlobal("caches", { delete: async () => false });
  await import("../../../service_worker/worker");
});

beforeEach(async () => {
  await emptyStore();
  town = new FakeTown();
  scope.screen.clear();
  Object.assign(scope, { windows: [], opened: [], shows: 0, sounds: 0, hasSkippedWaiting: false, hasClaimed: false });
});

describe("updates", () => {
  test("a new version takes over only at the page's word", async () => {
    await scope.dispatch("message", { data: { type: "something.else" } });
    await scope.dispatch("message", { data: null });
    expect(scope.hasSkippedWaiting).toBe(false);
    await scope.dispatch("message", { data: { type: "update.accept" } });
    expect(scope.hasSkippedWaiting).toBe(true);
  });

  test("the first version takes charge of the window that brought it", async () => {
    await scope.dispatch("activate");
    expect(scope.hasClaimed).toBe(true);
  });
});

describe("an address", () => {
  /** Whether the worker answers a person who opens it, or leaves it to the network. */
  async function isAnswered(path: string, method = "GET"): Promise<boolean> {
    const respondWith = vi.fn((answer: Promise<unknown>) => void answer.catch(() => undefined));
    await scope.dispatch("fetch", { request: new Navigation(ORIGIN + path, { method }), respondWith });
    return respondWith.mock.calls.length > 0;
  }

  test.each(["/", "/collectes", "/avis/0190?langue=en", "/staff/entrer", "/apitherapie"])(
    "%s opens the app",
    async (path) => {
      expect(await isAnswered(path)).toBe(true);
    },
  );

  test.each([
    "/api/docs",
    "/api/openapi.json",
    "/healthz",
    "/readyz",
    "/metrics",
    "/metrics?x=1",
    "/manifest/manifest.json",
  ])("%s is the server's", async (path) => {
    expect(await isAnswered(path)).toBe(false);
  });

  test("that receives a form is the server's", async () => {
    expect(await isAnswered("/collectes", "POST")).toBe(false);
  });
});

describe("events", () => {
  test("an empty push ends well, with a notification", async () => {
    const [end] = await scope.dispatch("push", { data: null });
    expect(end?.status).toBe("fulfilled");
    expect(scope.shows).toBe(1);
  });

  test("a push that finds no network ends well, with a notification", async () => {
    town.answer = "no network";
    const [end] = await scope.dispatch("push", { data: noticePush() });
    expect(end?.status).toBe("fulfilled");
    expect(scope.shows).toBe(1);
  });

  test("a tap opens the notice", async () => {
    await scope.dispatch("notificationclick", {
      notification: { close: () => undefined, data: { path: "/avis/0190", delivery: null } },
    });
    expect(scope.opened).toEqual([`${ORIGIN}/avis/0190`]);
  });

  test("a sync hands over the receipts that wait", async () => {
    const at = new Date().toISOString();
    await (await openStore()).put("receipts", { delivery: "token-1", event: "shown", at });
    await scope.dispatch("sync", { tag: "parvis-outbox" });
    expect(town.requests).toMatchObject([{ path: "/api/v1/push-receipts" }]);
  });

  test("a sync of someone else's is none of ours", async () => {
    expect(await scope.dispatch("sync", { tag: "other" })).toEqual([]);
  });

  test("a page may ask that receipts be handed over", async () => {
    scope.windows = [new FakeWindow("/")];
    const at = new Date().toISOString();
    await (await openStore()).put("receipts", { delivery: "token-1", event: "shown", at });
    await scope.dispatch("message", { data: { type: "receipts.flush" } });
    expect(await (await openStore()).count("receipts")).toBe(0);
  });
});
