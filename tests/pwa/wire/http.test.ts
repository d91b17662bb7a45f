import "fake-indexeddb/auto";
import { afterEach, describe, expect, test, vi } from "vitest";
import { ask, call } from "../../../pwa/src/wire/http";
import { NetworkFailure, Problem, retryAfter } from "../../../pwa/src/wire/problems";

function town(answer: () => Response | Promise<Response>) {
  const spy = vi.fn((_path: string, _init: RequestInit) => Promise.resolve().then(answer));
  vi.stubGlobal("fetch", spy);
  return spy;
}

const json = (body: unknown, init: ResponseInit = {}, type = "application/json"): Response =>
  new Response(JSON.stringify(body), { ...init, headers: { "Content-Type": type, ...(init.headers ?? {}) } });

afterEach(() => vi.unstubAllGlobals());

describe("an answer of the town", () => {
  test("gives its body", async () => {
    town(() => json({ name: "Sainte-Aurélie-des-Érables" }));
    expect(await call("GET", "/api/v1/towns/profile")).toEqual({ name: "Sainte-Aurélie-des-Érables" });
  });

  test("that nothing changed has no body and is no error", async () => {
    const spy = town(() => new Response(null, { status: 304 }));
    const answer = await ask("GET", "/api/v1/towns/profile", { etag: '"1"' });
    expect(answer.status).toBe(304);
    expect(spy.mock.calls[0]?.[1].headers).toMatchObject({ "If-None-Match": '"1"' });
  });

  test("of 204 has no body", async () => {
    town(() => new Response(null, { status: 204 }));
    expect(await call("DELETE", "/api/v1/push-subscriptions/1", { device: true })).toBeUndefined();
  });

  test("that refuses is a problem with its stable code, its findings and when to come back", async () => {
    const findings = [{ question: "lieu", code: "required" }];
    town(() =>
      json(
        { type: "/problems/forms.refused", status: 422, detail: "refused", findings },
        { status: 422, headers: { "Retry-After": "30" } },
        "application/problem+json",
      ),
    );
    const problem = await call("PUT", "/api/v1/submissions/1", { body: {} }).catch((error: unknown) => error);
    expect(problem).toBeInstanceOf(Problem);
    expect(problem).toMatchObject({ status: 422, code: "forms.refused", findings, retryAfterSeconds: 30 });
  });
});

describe("nobody from the town answered", () => {
  test("when the network is down", async () => {
    town(() => {
      throw new TypeError("Failed to fetch");
    });
    await expect(call("GET", "/x")).rejects.toMatchObject({ name: "NetworkFailure", reason: "unreachable" });
  });

  test("when a hotel's sign-in page answers 200 with HTML", async () => {
    town(() => new Response("<html>Bienvenue au motel</html>", { headers: { "Content-Type": "text/html" } }));
    await expect(call("GET", "/x")).rejects.toMatchObject({ name: "NetworkFailure", reason: "not-ours" });
  });

  test("when a proxy answers 502 with HTML", async () => {
    town(() => new Response("<html>Bad gateway</html>", { status: 502, headers: { "Content-Type": "text/html" } }));
    await expect(call("GET", "/x")).rejects.toBeInstanceOf(NetworkFailure);
  });

  test("when the answer breaks off in the middle", async () => {
    town(() => new Response('{"half":', { headers: { "Content-Type": "application/json" } }));
    await expect(call("GET", "/x")).rejects.toBeInstanceOf(NetworkFailure);
  });

  test("when it takes too long", async () => {
    vi.stubGlobal(
      "fetch",
      (_path: string, init: RequestInit) =>
        new Promise((_, reject) => init.signal?.addEventListener("abort", () => reject(new Error("aborted")))),
    );
    await expect(call("GET", "/x", { timeoutSeconds: 0.01 })).rejects.toMatchObject({ reason: "timeout" });
  });
});

test("a call that says which device it is carries an id and a secret", async () => {
  const spy = town(() => json({}));
  await call("GET", "/api/v1/requests/mine", { device: true });
  const headers = spy.mock.calls[0]?.[1].headers as Record<string, string>;
  expect(headers["Parvis-Device"]).toMatch(/^[0-9a-f-]{36}\.[\w-]{43}$/);
});

test("Retry-After is read as seconds or as a date", () => {
  expect(retryAfter("120", 0)).toBe(120);
  expect(retryAfter("Tue, 01 Dec 2026 15:01:00 GMT", Date.parse("2026-12-01T15:00:00Z"))).toBe(60);
  expect(retryAfter("soon", 0)).toBeUndefined();
  expect(retryAfter(null, 0)).toBeUndefined();
});
