import { openDB } from "idb";
import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import {
  closeStore,
  MIGRATIONS,
  onStoreTrouble,
  openAt,
  openStore,
  STORE_NAME,
  type StoreTrouble,
} from "../../../pwa/src/store/database";
import { device, forgetDevice } from "../../../pwa/src/store/device";
import { detectEviction } from "../../../pwa/src/store/persistence";
import { getSetting, removeSetting, setSetting } from "../../../pwa/src/store/settings";
import { loadSettings, setting } from "../../../pwa/src/store/settings_live";
import { emptyStore } from "./empty_store";

let heard: (StoreTrouble | undefined)[] = [];
let stop = (): void => {};

beforeEach(async () => {
  await emptyStore();
  heard = [];
  stop = onStoreTrouble((trouble) => heard.push(trouble));
});
afterEach(() => stop());

describe("the store", () => {
  test("has every place that the app keeps things in", async () => {
    const store = await openStore();
    expect([...store.objectStoreNames].sort()).toEqual([
      "blobs",
      "crew_marks",
      "datasets",
      "envelopes",
      "facts",
      "handovers",
      "notices_seen",
      "notices_shown",
      "receipts",
      "settings",
    ]);
  });

  test("gives way to a newer version in another window, and says that this one must reload", async () => {
    const store = await openStore();
    const newer = await openDB(STORE_NAME, store.version + 1);
    expect(heard).toEqual(["outdated"]);
    newer.close();
  });

  test("says when an older window is in the way, and when it no longer is", async () => {
    const older = await openDB(STORE_NAME, 1);
    const opening = openAt([...MIGRATIONS, () => {}]);
    await vi.waitFor(() => expect(heard).toEqual(["blocked"]));
    older.close();
    (await opening).close();
    expect(heard).toEqual(["blocked", undefined]);
  });

  test("says when the browser refuses storage, and tries again at the next call", async () => {
    const real = indexedDB.open;
    indexedDB.open = () => {
      throw new DOMException("denied", "SecurityError");
    };
    await expect(openStore()).rejects.toThrow("denied");
    indexedDB.open = real;
    expect(heard).toEqual(["unavailable"]);
    await expect(openStore()).resolves.toBeDefined();
  });

  test("tells who comes late about trouble that is already there", async () => {
    const store = await openStore();
    (await openDB(STORE_NAME, store.version + 1)).close();
    const late: unknown[] = [];
    onStoreTrouble((trouble) => late.push(trouble))();
    expect(late).toEqual(["outdated"]);
  });
});

describe("a choice", () => {
  test("is remembered, shown at once, and forgotten on demand", async () => {
    const zone = setting("zone");
    await setSetting("zone", "z7");
    expect(zone.value).toBe("z7");
    expect(await getSetting("zone")).toBe("z7");
    await removeSetting("zone");
    expect(zone.value).toBeUndefined();
    expect(await getSetting("zone")).toBeUndefined();
  });

  test("is there before the first screen when the app is opened again", async () => {
    await setSetting("language", "en");
    await closeStore();
    expect(await loadSettings()).toMatchObject({ language: "en" });
    expect(setting("language").value).toBe("en");
  });
});

describe("the device", () => {
  test("is made once, even when two windows ask at the same time", async () => {
    const first = device();
    forgetDevice();
    const second = device();
    expect(await second).toEqual(await first);
  });

  test("has a secret of 32 bytes", async () => {
    const { secret } = await device();
    expect(atob(secret.replaceAll("-", "+").replaceAll("_", "/"))).toHaveLength(32);
  });
});

describe("an eviction", () => {
  test("is not seen at the first visit, nor at the second", async () => {
    expect(await detectEviction(1000)).toBe(false);
    expect(await detectEviction(2000)).toBe(false);
    expect(heard).toEqual([]);
  });

  test("is said when the browser wiped the store and left its marker", async () => {
    await detectEviction(1000);
    const marker = localStorage.getItem("parvis.store_made_at") ?? "";
    await emptyStore();
    localStorage.setItem("parvis.store_made_at", marker);
    expect(await detectEviction(2000)).toBe(true);
    expect(heard.at(-1)).toBe("evicted");
    expect(await detectEviction(3000)).toBe(false);
  });
});
