import "fake-indexeddb/auto";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { followTaps } from "../../../pwa/src/rooms/notices/alerts/start";
import { place } from "../../../pwa/src/shell/router";
import { openStore } from "../../../pwa/src/store/database";
import { emptyStore } from "../store/empty_store";

const DELIVERY = "0f4c5c00-0000-4000-8000-000000000001";

let stop: () => void = () => undefined;

beforeEach(async () => {
  await emptyStore();
  history.replaceState(null, "", `/collectes#livraison=${DELIVERY}`);
});
afterEach(() => stop());

function arriveAt(path: string, hash: string): void {
  place.value = { path, search: "", hash, visit: 0 };
  stop = followTaps();
}

async function receipts(): Promise<unknown[]> {
  return await (await openStore()).getAll("receipts");
}

test("who comes from a reminder is told to the town, and the address forgets it", async () => {
  arriveAt("/collectes", `#livraison=${DELIVERY}`);
  await vi.waitFor(async () => expect(await receipts()).toMatchObject([{ delivery: DELIVERY, event: "clicked" }]));
  expect(window.location.hash).toBe("");
});

test("a notice's own page tells it itself", async () => {
  arriveAt("/avis/0190", `#livraison=${DELIVERY}`);
  expect(window.location.hash).not.toBe("");
  expect(await receipts()).toEqual([]);
});

test("any other part of a page is left alone", async () => {
  arriveAt("/alertes", "#topics");
  expect(window.location.hash).not.toBe("");
  expect(await receipts()).toEqual([]);
});
