import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { navigate } from "../../../pwa/src/shell/router";
import { startUpdates, updateWanted } from "../../../pwa/src/shell/update";
import { replaced, updateWaiting } from "../../../pwa/src/shell/worker";
import { holdUnsaved } from "../../../pwa/src/store/unsaved";

let visibility: DocumentVisibilityState = "visible";
let stop = (): void => {};
const reload = vi.fn();
const told = vi.fn();

function look(state: DocumentVisibilityState): void {
  visibility = state;
  document.dispatchEvent(new Event("visibilitychange"));
}

beforeEach(() => {
  vi.clearAllMocks();
  vi.spyOn(document, "visibilityState", "get").mockImplementation(() => visibility);
  visibility = "visible";
  stop = startUpdates(reload);
});
afterEach(() => {
  stop();
  updateWanted.value = false;
  updateWaiting.value = undefined;
  replaced.value = false;
});

const newVersion = (): void => {
  updateWaiting.value = { postMessage: told } as unknown as ServiceWorker;
};

test("a new version waits while somebody reads", () => {
  newVersion();
  expect(told).not.toHaveBeenCalled();
});

test("a new version takes over on the person's word", () => {
  newVersion();
  updateWanted.value = true;
  expect(told).toHaveBeenCalledWith({ type: "update.accept" });
  replaced.value = true;
  expect(reload).toHaveBeenCalledOnce();
});

test("a new version takes over by itself when nobody looks", () => {
  newVersion();
  look("hidden");
  expect(told).toHaveBeenCalledOnce();
});

test("unsaved work is never reloaded over, and the update happens once it is saved", () => {
  const saved = holdUnsaved("description");
  newVersion();
  updateWanted.value = true;
  look("hidden");
  replaced.value = true;
  expect(told).not.toHaveBeenCalled();
  expect(reload).not.toHaveBeenCalled();
  saved();
  expect(told).toHaveBeenCalledOnce();
  expect(reload).toHaveBeenCalledOnce();
});

test("a window whose version was replaced loads its next screen whole, unless work is unsaved", () => {
  const assign = vi.spyOn(window.location, "assign").mockImplementation(() => {});
  replaced.value = true;
  const saved = holdUnsaved("description");
  navigate("/services");
  expect(assign).not.toHaveBeenCalled();
  saved();
  navigate("/collectes");
  expect(assign).toHaveBeenCalledWith("/collectes");
});

test("a window whose version another window replaced goes on until it is hidden", () => {
  replaced.value = true;
  expect(reload).not.toHaveBeenCalled();
  look("hidden");
  expect(reload).toHaveBeenCalledOnce();
});
