import "fake-indexeddb/auto";
import { beforeEach, expect, test } from "vitest";
import { setClock } from "../../../pwa/src/kernel/clock";
import { acknowledge, forgetSeen, loadSeen, noteOpened, seenNotices } from "../../../pwa/src/rooms/notices/seen";
import { openStore } from "../../../pwa/src/store/database";
import { emptyStore } from "../store/empty_store";
import { NOON } from "./notices";

const NOTICE = "0198c0de-0000-7000-8000-000000000001";
const DELIVERY = "0198c0de-0000-4000-8000-00000000000d";

beforeEach(async () => {
  await emptyStore();
  forgetSeen();
  setClock(() => NOON);
});

async function receipts(): Promise<string[]> {
  return (await (await openStore()).getAll("receipts")).map(({ delivery, event }) => `${event} ${delivery}`);
}

test("a notice opened from its notification is reported, and remembered", async () => {
  await noteOpened(NOTICE, DELIVERY);
  expect(await receipts()).toEqual([`clicked ${DELIVERY}`]);
  forgetSeen();
  await loadSeen();
  expect(seenNotices.value.get(NOTICE)).toMatchObject({ seen_at: NOON.getTime(), delivery: DELIVERY });
});

test("a notice found in the list is remembered, and nobody is told", async () => {
  await noteOpened(NOTICE);
  expect(await receipts()).toEqual([]);
  expect(seenNotices.value.has(NOTICE)).toBe(true);
});

test("« J’ai lu » reaches the town by the delivery that led here", async () => {
  await noteOpened(NOTICE, DELIVERY);
  await acknowledge(NOTICE);
  expect(await receipts()).toContain(`read ${DELIVERY}`);
  expect(seenNotices.value.get(NOTICE)?.acknowledged_at).toBe(NOON.getTime());
});

test("« J’ai lu » reaches the town by the delivery that this phone showed", async () => {
  await (await openStore()).put("notices_shown", { id: NOTICE, version: 1, shown_at: 0, delivery: DELIVERY });
  await noteOpened(NOTICE);
  await acknowledge(NOTICE);
  expect(await receipts()).toEqual([`read ${DELIVERY}`]);
});

test("opening again does not forget that it was read", async () => {
  await acknowledge(NOTICE);
  await noteOpened(NOTICE, DELIVERY);
  expect(seenNotices.value.get(NOTICE)).toMatchObject({ acknowledged_at: NOON.getTime(), delivery: DELIVERY });
});
