// @vitest-environment node
import "fake-indexeddb/auto";
import { beforeEach, expect, test, vi } from "vitest";
import { openStore } from "../../../pwa/src/store/database";
import { flushReceipts, queueReceipt } from "../../../service_worker/receipts";
import { emptyStore, FakeTown } from "./scope";

let town: FakeTown;

beforeEach(async () => {
  vi.useRealTimers();
  await emptyStore();
  town = new FakeTown();
});

async function waiting(): Promise<number> {
  return await (await openStore()).count("receipts");
}

test.each([204, 400, 422])("receipts answered by %i are forgotten", async (status) => {
  town.answer = status;
  await queueReceipt("token-1", "shown");
  expect(await waiting()).toBe(0);
});

test.each([401, 404, 429, 500, 503, "no network" as const])("receipts answered by %s are kept", async (answer) => {
  town.answer = answer;
  await queueReceipt("token-1", "shown");
  expect(await waiting()).toBe(1);
});

test("a receipt queued twice waits once", async () => {
  town.answer = "no network";
  await queueReceipt("token-1", "shown");
  await queueReceipt("token-1", "shown");
  await queueReceipt("token-1", "clicked");
  expect(await waiting()).toBe(2);
});

test("many receipts leave a hundred at a time", async () => {
  const store = await openStore();
  for (let n = 0; n < 250; n += 1) {
    await store.put("receipts", { delivery: `token-${n}`, event: "shown", at: new Date().toISOString() });
  }
  await flushReceipts();
  expect(town.requests.map(({ body }) => (body as { receipts: unknown[] }).receipts.length)).toEqual([100, 100, 50]);
  expect(await waiting()).toBe(0);
});

test("a receipt older than a week is forgotten unsent", async () => {
  const old = new Date(Date.now() - 8 * 24 * 3600 * 1000).toISOString();
  await (await openStore()).put("receipts", { delivery: "token-1", event: "shown", at: old });
  await flushReceipts();
  expect(town.requests).toEqual([]);
  expect(await waiting()).toBe(0);
});
