import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { setClock } from "../../../pwa/src/kernel/clock";
import { dropOtherKeys, readDataset } from "../../../pwa/src/store/dataset_store";
import {
  dataset,
  datasetLoaded,
  declareDataset,
  forgetDatasets,
  keepFresh,
  offline,
  refreshAll,
  refreshDataset,
} from "../../../pwa/src/store/datasets";
import { NetworkFailure, Problem } from "../../../pwa/src/wire/problems";
import { emptyStore } from "./empty_store";

declare module "../../../pwa/src/store/dataset_store" {
  interface DatasetBodies {
    "test.news": { text: string };
    "test.mine": { mine: boolean };
  }
}
declareDataset("test.news", { path: (key) => `/api/v1/test/news/${key}` });
declareDataset("test.mine", { path: () => "/api/v1/test/mine", device: true });

let asked: { path: string; headers: Record<string, string> }[] = [];

/** The town answers this, with its ETag; an unchanged ETag answers 304. */
function publish(text: string, etag: string): void {
  vi.stubGlobal("fetch", async (path: string, init: RequestInit) => {
    const headers = init.headers as Record<string, string>;
    asked.push({ path, headers });
    if (headers["If-None-Match"] === etag) return new Response(null, { status: 304 });
    return new Response(JSON.stringify({ text }), { headers: { "Content-Type": "application/json", ETag: etag } });
  });
}

function cutTheNetwork(): void {
  vi.stubGlobal("fetch", () => Promise.reject(new TypeError("Failed to fetch")));
}

beforeEach(async () => {
  await emptyStore();
  asked = [];
  setClock(() => new Date("2026-12-01T15:00:00Z"));
});
afterEach(() => {
  vi.unstubAllGlobals();
  setClock();
});

describe("a dataset", () => {
  test("is loading, then ready with its body and when it was confirmed", async () => {
    publish("tempête", '"a"');
    const news = dataset("test.news", "z1");
    expect(news.value.state).toBe("loading");
    await refreshDataset("test.news", "z1");
    expect(news.value).toMatchObject({
      state: "ready",
      body: { text: "tempête" },
      stale: false,
      fetched_at: Date.parse("2026-12-01T15:00:00Z"),
    });
  });

  test("is shown from the phone at once when the app is opened again without network", async () => {
    publish("tempête", '"a"');
    await refreshDataset("test.news", "z1");
    forgetDatasets();
    cutTheNetwork();
    await datasetLoaded("test.news", "z1");
    expect(dataset("test.news", "z1").value).toMatchObject({ state: "ready", body: { text: "tempête" } });
    await refreshDataset("test.news", "z1");
    expect(dataset("test.news", "z1").value).toMatchObject({ state: "ready", stale: true });
    expect(offline.value).toBe(true);
  });

  test("that did not change becomes young again without being sent again", async () => {
    publish("tempête", '"a"');
    await refreshDataset("test.news", "z1");
    const body = dataset("test.news", "z1").value.body;
    setClock(() => new Date("2026-12-01T16:00:00Z"));
    await refreshDataset("test.news", "z1");
    expect(asked[1]?.headers["If-None-Match"]).toBe('"a"');
    expect(dataset("test.news", "z1").value.fetched_at).toBe(Date.parse("2026-12-01T16:00:00Z"));
    expect(dataset("test.news", "z1").value.body).toBe(body);
  });

  test("replaces its copy when it changed", async () => {
    publish("tempête", '"a"');
    await refreshDataset("test.news", "z1");
    publish("beau temps", '"b"');
    await refreshDataset("test.news", "z1");
    expect((await readDataset("test.news", "z1"))?.body).toEqual({ text: "beau temps" });
  });

  test("fails with its reason when there is nothing to show", async () => {
    cutTheNetwork();
    await refreshDataset("test.news", "z1");
    const { state, problem } = dataset("test.news", "z1").value;
    expect(state).toBe("failed");
    expect(problem).toBeInstanceOf(NetworkFailure);
  });

  test("keeps its copy when the server has a problem, without claiming to be offline", async () => {
    publish("tempête", '"a"');
    await refreshDataset("test.news", "z1");
    vi.stubGlobal(
      "fetch",
      async () =>
        new Response(JSON.stringify({ type: "/problems/web.down" }), {
          status: 503,
          headers: { "Content-Type": "application/problem+json" },
        }),
    );
    await refreshDataset("test.news", "z1");
    expect(dataset("test.news", "z1").value).toMatchObject({ state: "ready", stale: true, body: { text: "tempête" } });
    expect(dataset("test.news", "z1").value.problem).toBeInstanceOf(Problem);
    expect(offline.value).toBe(false);
  });

  test("that is young enough is not asked for", async () => {
    publish("tempête", '"a"');
    await refreshDataset("test.news", "z1");
    await refreshDataset("test.news", "z1", 60_000);
    expect(asked).toHaveLength(1);
  });

  test("asked for twice at once is fetched once", async () => {
    publish("tempête", '"a"');
    await Promise.all([refreshDataset("test.news", "z1"), refreshDataset("test.news", "z1")]);
    expect(asked).toHaveLength(1);
  });

  test("of the address before this one is dropped", async () => {
    publish("tempête", '"a"');
    await refreshDataset("test.news", "z1");
    await refreshDataset("test.news", "z2");
    await dropOtherKeys("test.news", "z2");
    expect(await readDataset("test.news", "z1")).toBeUndefined();
    expect(await readDataset("test.news", "z2")).toBeDefined();
  });
});

describe("refreshing everything", () => {
  test("does not make an unknown phone known to the town", async () => {
    publish("tempête", '"a"');
    dataset("test.mine");
    dataset("test.news", "z1");
    await refreshAll();
    expect(asked.map((one) => one.path)).toEqual(["/api/v1/test/news/z1"]);
  });

  test("happens when the network returns", async () => {
    cutTheNetwork();
    dataset("test.news", "z1");
    keepFresh();
    await vi.waitFor(() => expect(dataset("test.news", "z1").value.state).toBe("failed"));
    publish("tempête", '"a"');
    window.dispatchEvent(new Event("online"));
    await vi.waitFor(() => expect(dataset("test.news", "z1").value.state).toBe("ready"));
    expect(offline.value).toBe(false);
  });
});
