// @vitest-environment node
import "fake-indexeddb/auto";
import { beforeEach, expect, test, vi } from "vitest";
import { readDataset } from "../../../pwa/src/store/dataset_store";
import { refreshNotices } from "../../../service_worker/notices";
import { emptyStore } from "./scope";

const asked: (string | undefined)[] = [];

function publish(notices: string[], etag: string): void {
  vi.stubGlobal("fetch", async (_path: string, init: RequestInit) => {
    const known = (init.headers as Record<string, string>)["If-None-Match"];
    asked.push(known);
    if (known === etag) return new Response(null, { status: 304 });
    return Response.json({ notices }, { headers: { ETag: etag } });
  });
}

beforeEach(async () => {
  await emptyStore();
  asked.length = 0;
});

test("what the town says now is on the phone before anybody opens it", async () => {
  publish(["boil"], '"1"');
  await refreshNotices();
  expect(await readDataset("notices.recent", "")).toMatchObject({ etag: '"1"', body: { notices: ["boil"] } });
});

test("what did not change is not fetched again", async () => {
  publish(["boil"], '"1"');
  await refreshNotices();
  await refreshNotices();
  expect(asked).toEqual([undefined, '"1"']);
  expect(await readDataset("notices.recent", "")).toMatchObject({ body: { notices: ["boil"] } });
});

test("without network what was there stays", async () => {
  publish(["boil"], '"1"');
  await refreshNotices();
  vi.stubGlobal("fetch", () => Promise.reject(new TypeError("Failed to fetch")));
  await expect(refreshNotices()).rejects.toThrow();
  expect(await readDataset("notices.recent", "")).toMatchObject({ body: { notices: ["boil"] } });
});
