// @vitest-environment node
import { beforeEach, expect, test, vi } from "vitest";
import { FakeScope, FakeTown, noticePush } from "./scope";

beforeEach(() => {
  vi.resetModules();
  vi.useFakeTimers();
  new FakeTown();
});

/** Loads the worker's verb anew, on a browser whose storage does what `open` does. */
async function showPushOn(open: () => IDBOpenDBRequest) {
  vi.stubGlobal("indexedDB", { open });
  return (await import("../../../service_worker/push")).showPush;
}

const BROKEN = () => {
  throw new DOMException("Storage is refused.", "SecurityError");
};
const HUNG = () => new EventTarget() as IDBOpenDBRequest;

test.each([
  ["refused", BROKEN],
  ["hung", HUNG],
])("a notice is shown, aloud, when storage is %s", async (_name, open) => {
  const showPush = await showPushOn(open);
  const scope = new FakeScope();
  void showPush(noticePush(), scope.self);
  await vi.advanceTimersByTimeAsync(2000);
  expect([...scope.screen.values()]).toMatchObject([{ title: "Faites bouillir l’eau" }]);
  expect(scope.sounds).toBe(1);
});

test.each([
  ["refused", BROKEN],
  ["hung", HUNG],
])("the generic words are shown when storage is %s", async (_name, open) => {
  const showPush = await showPushOn(open);
  const scope = new FakeScope();
  void showPush(null, scope.self);
  await vi.advanceTimersByTimeAsync(2000);
  expect([...scope.screen.values()]).toMatchObject([{ title: "Nouvelle de votre ville" }]);
});
