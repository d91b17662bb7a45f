import { describe, expect, test } from "vitest";
import { type AlertEvent, type Alerts, next } from "../../../pwa/src/rooms/notices/alerts/machine";

function after(...events: AlertEvent[]): Alerts {
  return events.reduce(next, { state: "unknown" } as Alerts);
}

const OFF: AlertEvent = { type: "looked", lack: undefined, permission: "default", wished: false };
const YES: AlertEvent = { type: "answered", permission: "granted" };

describe("the alerts of a phone", () => {
  test("are asked for, allowed, made, and told to the town", () => {
    expect(after(OFF)).toEqual({ state: "off", dismissed: false });
    expect(after(OFF, { type: "activate" })).toEqual({ state: "asking" });
    expect(after(OFF, { type: "activate" }, YES)).toEqual({ state: "subscribing", slow: false });
    expect(after(OFF, { type: "activate" }, YES, { type: "subscribed" })).toEqual({ state: "active", told: false });
    expect(after(OFF, { type: "activate" }, YES, { type: "subscribed" }, { type: "told" })).toEqual({
      state: "active",
      told: true,
    });
  });

  test("a question closed without an answer is not a no", () => {
    expect(after(OFF, { type: "activate" }, { type: "answered", permission: "default" })).toEqual({
      state: "off",
      dismissed: true,
    });
  });

  test("a no is a no: we cannot ask again", () => {
    const denied = after(OFF, { type: "activate" }, { type: "answered", permission: "denied" });
    expect(denied).toEqual({ state: "denied" });
    expect(next(denied, { type: "activate" })).toEqual({ state: "denied" });
  });

  test("a browser that does not answer is said to be slow, and may still answer", () => {
    const slow = after(OFF, { type: "activate" }, YES, { type: "slow" });
    expect(slow).toEqual({ state: "subscribing", slow: true });
    expect(next(slow, { type: "subscribed" })).toEqual({ state: "active", told: false });
  });

  test("an answer that comes after one has stopped changes nothing", () => {
    const stopped = after(OFF, { type: "activate" }, YES, { type: "stopped" });
    expect(next(stopped, { type: "subscribed" })).toEqual({ state: "off", dismissed: false });
    expect(next(stopped, { type: "failed", problem: new Error("late") })).toEqual({ state: "off", dismissed: false });
    expect(next(stopped, { type: "slow" })).toEqual({ state: "off", dismissed: false });
  });

  test("at the next opening, what was wished and allowed is made again", () => {
    expect(after({ type: "looked", lack: undefined, permission: "granted", wished: true })).toEqual({
      state: "subscribing",
      slow: false,
    });
  });

  test("a permission taken back in the browser is seen", () => {
    expect(after({ type: "looked", lack: undefined, permission: "denied", wished: true })).toEqual({ state: "denied" });
  });

  test("an iPhone without the app installed is told so, whatever it wished", () => {
    const lacking: AlertEvent = { type: "looked", lack: "ios-not-installed", permission: "default", wished: true };
    expect(after(lacking, { type: "activate" })).toEqual({ state: "unsupported", lack: "ios-not-installed" });
  });

  test("a town that did not hear yet is shown, and then heard", () => {
    const active = after(OFF, { type: "activate" }, YES, { type: "subscribed" }, { type: "untold" });
    expect(active).toEqual({ state: "active", told: false });
    expect(next(active, { type: "told" })).toEqual({ state: "active", told: true });
  });
});
