import "fake-indexeddb/auto";
import { beforeEach, describe, expect, test, vi } from "vitest";
import {
  activateAlerts,
  alerts,
  changeWish,
  forgetAlerts,
  lookAtAlerts,
  sendTest,
  stopAlerts,
} from "../../../pwa/src/rooms/notices/alerts/alerts";
import { refreshDataset } from "../../../pwa/src/store/datasets";
import { forgetDevice } from "../../../pwa/src/store/device";
import { getSetting, setSetting } from "../../../pwa/src/store/settings";
import { emptyStore } from "../store/empty_store";
import { FakeBrowser } from "./fake_browser";

const KEY = "BP4z9KsN6nGRTbVYI_c7VJSPQTBtkgcy27mlmlMoZIIgDll6e3vCYLocInmYWAmS6TlzAC8wEqKK6PBru3jl7A8";
const WISH = { topics: ["emergency", "snow"], districts: ["village"] };

/** What the town was told, and what it answers. */
class FakeTown {
  heard: { method: string; path: string; body: unknown }[] = [];
  answers: Response[] = [];
  away = false;

  constructor() {
    vi.stubGlobal("fetch", async (path: string, request: RequestInit) => {
      if (this.away) throw new TypeError("Failed to fetch");
      this.heard.push({ method: request.method ?? "", path, body: JSON.parse(String(request.body ?? "null")) });
      return this.answers.shift() ?? json(200, { id: "x", state: "active" });
    });
  }
}

function json(status: number, body: unknown): Response {
  return new Response(JSON.stringify(body), { status, headers: { "Content-Type": "application/json" } });
}

let browser: FakeBrowser;
let town: FakeTown;

beforeEach(async () => {
  await emptyStore();
  forgetAlerts();
  forgetDevice();
  browser = new FakeBrowser();
  town = new FakeTown();
});

describe("turning alerts on", () => {
  test("asks the browser once, keeps the wish, and tells the town", async () => {
    await lookAtAlerts(KEY, browser);
    await activateAlerts(WISH, KEY, browser);
    expect(alerts.value).toEqual({ state: "active", told: true });
    expect(browser.asked).toBe(1);
    const kept = await getSetting("subscription");
    expect(kept).toMatchObject({ ...WISH, language: "fr" });
    expect(town.heard).toMatchObject([
      {
        method: "PUT",
        path: `/api/v1/push-subscriptions/${kept?.id}`,
        body: { ...WISH, endpoint: "https://push.example/abc", keys: { p256dh: "p", auth: "a" }, language: "fr" },
      },
    ]);
  });

  test("tells the town in which collection sectors this phone lies, once they are known", async () => {
    const zones = [{ key: "z1", sectors: ["recyclage/nord"] }];
    town.answers.push(json(200, { version: "1", districts: ["village"], zones, streets: [] }));
    await refreshDataset("waste.addresses");
    await setSetting("zone", "z1");
    await setSetting("district", "village");
    await lookAtAlerts(KEY, browser);
    await activateAlerts(WISH, KEY, browser);
    expect(town.heard.at(-1)?.body).toMatchObject({ ...WISH, sectors: ["recyclage/nord"] });
    await changeWish({ ...WISH, districts: [] }, browser);
    expect(town.heard.at(-1)?.body).toMatchObject({ districts: [], sectors: [] });
  });

  test("never asks the browser by itself", async () => {
    await lookAtAlerts(KEY, browser);
    expect(browser.asked).toBe(0);
    expect(town.heard).toEqual([]);
  });

  test("a no keeps nothing and tells nobody", async () => {
    browser.answer = "denied";
    await lookAtAlerts(KEY, browser);
    await activateAlerts(WISH, KEY, browser);
    expect(alerts.value).toEqual({ state: "denied" });
    expect(await getSetting("subscription")).toBeUndefined();
    expect(town.heard).toEqual([]);
  });

  test("without network the wish is kept, and the next opening tells the town", async () => {
    town.away = true;
    await lookAtAlerts(KEY, browser);
    await activateAlerts(WISH, KEY, browser);
    expect(alerts.value).toEqual({ state: "active", told: false });
    town.away = false;
    await lookAtAlerts(KEY, browser);
    expect(alerts.value).toEqual({ state: "active", told: true });
    expect(town.heard).toHaveLength(1);
  });

  test("a browser that hangs is said to be slow, and the wish is kept", async () => {
    vi.useFakeTimers({ toFake: ["setTimeout", "clearTimeout"] });
    try {
      browser.hangs = true;
      await lookAtAlerts(KEY, browser);
      void activateAlerts(WISH, KEY, browser);
      await vi.waitFor(() => expect(alerts.value).toEqual({ state: "subscribing", slow: false }));
      await vi.waitFor(() => expect(vi.getTimerCount()).toBeGreaterThan(0));
      await vi.advanceTimersByTimeAsync(12_000);
      expect(alerts.value).toEqual({ state: "subscribing", slow: true });
      expect(await getSetting("subscription")).toMatchObject(WISH);
    } finally {
      vi.useRealTimers();
    }
  });

  test("a browser that refuses is told apart from a person who did", async () => {
    browser.refuses = new DOMException("push service error", "AbortError");
    await lookAtAlerts(KEY, browser);
    await activateAlerts(WISH, KEY, browser);
    expect(alerts.value).toEqual({ state: "failed", problem: browser.refuses });
  });

  test("a town without a push key says that alerts are not ready", async () => {
    await lookAtAlerts("", browser);
    expect(alerts.value).toEqual({ state: "unsupported", lack: "no-key" });
  });

  test("a phone whose store was wiped begins again under an id of its own", async () => {
    await lookAtAlerts(KEY, browser);
    town.answers = [json(403, { type: "/problems/notices.anothers-subscription" })];
    await activateAlerts(WISH, KEY, browser);
    expect(alerts.value).toEqual({ state: "active", told: true });
    expect(new Set(town.heard.map(({ path }) => path)).size).toBe(2);
    expect(town.heard.at(-1)?.path).toContain((await getSetting("subscription"))?.id ?? "-");
  });
});

describe("at each opening", () => {
  test("a subscription that the browser lost is made again and told", async () => {
    browser.allowed = "granted";
    await setSetting("subscription", { id: "kept", ...WISH, language: "en" });
    await lookAtAlerts(KEY, browser);
    expect(alerts.value).toEqual({ state: "active", told: true });
    expect(browser.asked).toBe(0);
    expect(town.heard).toMatchObject([{ path: "/api/v1/push-subscriptions/kept", body: { language: "fr" } }]);
  });

  test("a permission taken back leaves the wish for the day it is given again", async () => {
    browser.allowed = "denied";
    await setSetting("subscription", { id: "kept", ...WISH, language: "fr" });
    await lookAtAlerts(KEY, browser);
    expect(alerts.value).toEqual({ state: "denied" });
    expect(await getSetting("subscription")).toBeDefined();
  });
});

describe("once they are on", () => {
  beforeEach(async () => {
    await lookAtAlerts(KEY, browser);
    await activateAlerts(WISH, KEY, browser);
    town.heard = [];
  });

  test("another choice has effect at once", async () => {
    await changeWish({ topics: ["snow"], districts: [] }, browser);
    expect(await getSetting("subscription")).toMatchObject({ topics: ["snow"], districts: [] });
    expect(town.heard).toMatchObject([{ method: "PUT", body: { topics: ["snow"], districts: [] } }]);
  });

  test("a test alert is asked of the town", async () => {
    town.answers = [json(200, { state: "sent", reason: null })];
    expect(await sendTest()).toEqual({ state: "sent", reason: null });
  });

  test("one tap stops them here, at the push service and at the town", async () => {
    await stopAlerts(browser);
    expect(alerts.value).toEqual({ state: "off", dismissed: false });
    expect(await getSetting("subscription")).toBeUndefined();
    expect(browser.made).toBeUndefined();
    expect(town.heard).toMatchObject([{ method: "DELETE" }]);
  });

  test("they stop without network too", async () => {
    town.away = true;
    await stopAlerts(browser);
    expect(browser.made).toBeUndefined();
    expect(await getSetting("subscription")).toBeUndefined();
    expect(alerts.value).toEqual({ state: "off", dismissed: false });
  });
});
