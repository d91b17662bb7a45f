// @vitest-environment node
import "fake-indexeddb/auto";
import { beforeEach, expect, test, vi } from "vitest";
import { find } from "../../../pwa/src/outbox/journal";
import { openStore } from "../../../pwa/src/store/database";
import { drainOutbox, StillWaiting } from "../../../service_worker/outbox";
import { acceptanceOf, draftOf } from "../outbox/envelopes";
import { emptyStore, FakeScope, FakeWindow } from "./scope";

let scope: FakeScope;

beforeEach(async () => {
  await emptyStore();
  scope = new FakeScope();
});

/** Alice's request, finished without network. */
async function aliceHasSomethingWaiting(): Promise<string> {
  const envelope = draftOf({ state: "queued", queued_at: "2027-03-02T19:05:00.000Z" });
  await (await openStore()).put("envelopes", envelope);
  return envelope.id;
}

function townAnswers(respond: (id: string) => Response): void {
  vi.stubGlobal("fetch", async (path: string) => respond(path.split("/").at(-1) ?? ""));
}

const accepts = (id: string) =>
  new Response(JSON.stringify(acceptanceOf(id)), { status: 201, headers: { "Content-Type": "application/json" } });

test("what waits is sent without any page, and stays sent", async () => {
  const id = await aliceHasSomethingWaiting();
  townAnswers(accepts);
  await drainOutbox(scope.self);
  expect(await find(id)).toMatchObject({ state: "accepted", answer: { receipt: "7K4M-2Q9X" } });
});

test("the open windows hear that something changed", async () => {
  await aliceHasSomethingWaiting();
  scope.windows = [new FakeWindow("/demandes")];
  townAnswers(accepts);
  await drainOutbox(scope.self);
  expect(scope.windows[0]?.heard).toContainEqual({ type: "outbox.changed" });
});

test("a town that does not answer makes the browser try again, and nothing is lost", async () => {
  const id = await aliceHasSomethingWaiting();
  townAnswers(() => {
    throw new TypeError("Failed to fetch");
  });
  await expect(drainOutbox(scope.self)).rejects.toThrow(StillWaiting);
  expect(await find(id)).toMatchObject({ state: "queued", attempts: 1 });
});

test("a sign-in page of a public network is no answer", async () => {
  const id = await aliceHasSomethingWaiting();
  townAnswers(() => new Response("<html>Bienvenue</html>", { headers: { "Content-Type": "text/html" } }));
  await expect(drainOutbox(scope.self)).rejects.toThrow(StillWaiting);
  expect(await find(id)).toMatchObject({ state: "queued" });
});

test("nothing to send is a good end", async () => {
  await expect(drainOutbox(scope.self)).resolves.toBeUndefined();
});

test("a page that is closed while it sends leaves the rest to the worker that stands in line", async () => {
  const id = await aliceHasSomethingWaiting();
  townAnswers(accepts);
  let close = (): void => {};
  const page = new Promise<void>((closed) => {
    close = closed;
  });
  let turn = page;
  vi.stubGlobal("navigator", {
    locks: {
      async request(_name: string, options: LockOptions, work: (lock: object | null) => Promise<unknown>) {
        if (options.ifAvailable) return await work(null);
        await turn;
        turn = Promise.resolve();
        return await work({});
      },
    },
  });
  await drainOutbox(scope.self);
  expect(await find(id)).toMatchObject({ state: "queued", attempts: 0 });
  const worker = drainOutbox(scope.self, true);
  close();
  await worker;
  vi.unstubAllGlobals();
  expect(await find(id)).toMatchObject({ state: "accepted" });
});
