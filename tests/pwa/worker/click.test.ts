// @vitest-environment node
import "fake-indexeddb/auto";
import { beforeEach, expect, test } from "vitest";
import { openNotice } from "../../../service_worker/click";
import { emptyStore, FakeScope, FakeTown, FakeWindow, ORIGIN } from "./scope";

let scope: FakeScope;
let town: FakeTown;

beforeEach(async () => {
  await emptyStore();
  scope = new FakeScope();
  town = new FakeTown();
});

/** Alice taps a notification. */
async function tap(data: unknown = { path: "/avis/0190", delivery: "token-1" }): Promise<{ isClosed: boolean }> {
  const notification = {
    data,
    isClosed: false,
    close() {
      this.isClosed = true;
    },
  };
  await openNotice(notification as unknown as Notification, scope.self);
  return notification;
}

function focused(): FakeWindow[] {
  return scope.windows.filter((window) => window.isFocused);
}

test("a tap opens a window when there is none", async () => {
  expect((await tap()).isClosed).toBe(true);
  expect(scope.opened).toEqual([`${ORIGIN}/avis/0190`]);
});

test("a window that shows the notice already comes forward, and none opens", async () => {
  scope.windows = [new FakeWindow("/"), new FakeWindow("/avis/0190")];
  await tap();
  expect(focused()).toEqual([scope.windows[1]]);
  expect(scope.windows[0]?.url).toBe(`${ORIGIN}/`);
  expect(scope.opened).toEqual([]);
});

test("a window that shows the page already is not moved to the delivery that the tap names", async () => {
  scope.windows = [new FakeWindow("/collectes")];
  await tap({ path: "/collectes#livraison=token-1", delivery: "token-1" });
  expect(scope.windows[0]).toMatchObject({ url: `${ORIGIN}/collectes`, isFocused: true });
  expect(town.requests).toMatchObject([{ body: { receipts: [{ delivery: "token-1", event: "clicked" }] } }]);
});

test("an idle window goes to the notice and comes forward, and none opens", async () => {
  scope.windows = [new FakeWindow("/collectes")];
  await tap();
  expect(scope.windows[0]).toMatchObject({ url: `${ORIGIN}/avis/0190`, isFocused: true });
  expect(scope.opened).toEqual([]);
});

test("a window where a form is being filled in is left alone", async () => {
  scope.windows = [new FakeWindow("/formulaires/signaler")];
  await tap();
  expect(scope.windows[0]).toMatchObject({ url: `${ORIGIN}/formulaires/signaler`, isFocused: false });
  expect(scope.opened).toEqual([`${ORIGIN}/avis/0190`]);
});

test("a window that may not be moved stays behind, and one opens", async () => {
  scope.windows = [new FakeWindow("/", { isControlled: false })];
  await tap();
  expect(focused()).toEqual([]);
  expect(scope.opened).toEqual([`${ORIGIN}/avis/0190`]);
});

test("the tap is told to the town", async () => {
  await tap();
  expect(town.requests).toMatchObject([{ body: { receipts: [{ delivery: "token-1", event: "clicked" }] } }]);
});

test("the generic notification opens the home page and reports nothing", async () => {
  await tap({ path: "/", delivery: null });
  expect(scope.opened).toEqual([`${ORIGIN}/`]);
  expect(town.requests).toEqual([]);
});

test("a notification from an older version, without data, opens the home page", async () => {
  await tap(null);
  expect(scope.opened).toEqual([`${ORIGIN}/`]);
});
