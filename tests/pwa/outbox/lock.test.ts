import "fake-indexeddb/auto";
import { describe, expect, test } from "vitest";
import { leaseStore } from "../../../pwa/src/outbox/lease_store";
import { LEASE_SECONDS, leaseLock } from "../../../pwa/src/outbox/lock";

function clockAt(ms: number) {
  const clock = { ms, now: () => new Date(clock.ms), later: () => () => {} };
  return clock;
}

describe("the lease, where the browser has no locks", () => {
  test("a second tab does not send while the first does, and may afterwards", async () => {
    const clock = clockAt(0);
    const [one, two] = [leaseLock(leaseStore, clock, "one"), leaseLock(leaseStore, clock, "two")];
    const inside = await one(async () => await two(async () => "both", { wait: false }), { wait: false });
    expect(inside).toBeUndefined();
    expect(await two(async () => "alone", { wait: false })).toBe("alone");
  });

  test("a tab that died holds nobody up for longer than its lease", async () => {
    const clock = clockAt(0);
    void leaseLock(leaseStore, clock, "dead")(() => new Promise(() => {}), { wait: false });
    await leaseStore.change((lease) => lease);
    const other = leaseLock(leaseStore, clock, "other");
    expect(await other(async () => "sent", { wait: false })).toBeUndefined();
    clock.ms = LEASE_SECONDS * 1000 + 1;
    expect(await other(async () => "sent", { wait: false })).toBe("sent");
  });

  test("a lease written before the clock was moved back does not hold for years", async () => {
    const clock = clockAt(1e12);
    void leaseLock(leaseStore, clock, "dead")(() => new Promise(() => {}), { wait: false });
    await leaseStore.change((lease) => lease);
    clock.ms = 1e11;
    expect(await leaseLock(leaseStore, clock, "other")(async () => "sent", { wait: false })).toBe("sent");
  });

  test("a failing sender gives its lease back", async () => {
    const clock = clockAt(0);
    await expect(
      leaseLock(leaseStore, clock, "one")(() => Promise.reject(new Error("bug")), { wait: false }),
    ).rejects.toThrow("bug");
    expect(await leaseLock(leaseStore, clock, "two")(async () => "sent", { wait: false })).toBe("sent");
  });
});
