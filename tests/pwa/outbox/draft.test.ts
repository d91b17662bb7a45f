import { beforeEach, describe, expect, test, vi } from "vitest";
import { setClock } from "../../../pwa/src/kernel/clock";
import { Draft } from "../../../pwa/src/outbox/draft";
import { newEnvelope } from "../../../pwa/src/outbox/envelope";
import { all, apply, find } from "../../../pwa/src/outbox/journal";
import { seal } from "../../../pwa/src/outbox/seal";
import { hasUnsaved } from "../../../pwa/src/store/unsaved";
import { AT, POTHOLE } from "./envelopes";
import { emptyPhone, fillTheDisk } from "./phone";

const newDraft = () => new Draft(newEnvelope(POTHOLE, "fr", AT), false);

beforeEach(async () => await emptyPhone());

describe("a form being filled in", () => {
  test("leaves nothing on the device before the first keystroke", async () => {
    const draft = newDraft();
    await draft.move("quoi");
    expect(await all()).toEqual([]);
    expect(draft.saved.value).toEqual({ state: "untouched" });
  });

  test("is in the journal from the first keystroke, and says at what time", async () => {
    const draft = newDraft();
    draft.save({ description: "U" }, "quoi");
    expect(draft.saved.value).toEqual({ state: "saving" });
    expect(await draft.settled()).toBe(true);
    expect(draft.saved.value).toEqual({ state: "saved", at: AT });
    expect(await find(draft.id)).toMatchObject({
      state: "draft",
      answers: { description: "U" },
      step: "quoi",
      saved_at: AT,
    });
  });

  test("keeps the last of many fast keystrokes, and holds back an update of the app meanwhile", async () => {
    const draft = newDraft();
    for (const letters of ["U", "Un", "Un ", "Un t", "Un trou"]) draft.save({ description: letters }, "quoi");
    expect(hasUnsaved.value).toBe(true);
    await draft.settled();
    expect(hasUnsaved.value).toBe(false);
    expect((await find(draft.id))?.answers).toEqual({ description: "Un trou" });
  });

  test("keeps its own form when the town publishes another version", async () => {
    const draft = newDraft();
    draft.save({ description: "Un trou" }, "quoi");
    await draft.settled();
    expect((await find(draft.id))?.definition.version).toBe(POTHOLE.version);
  });

  test("says that the device is full, keeps the words in hand, and saves them once there is room", async () => {
    const draft = newDraft();
    const makeRoom = fillTheDisk();
    const warned = vi.spyOn(console, "warn").mockImplementation(() => {});
    draft.save({ description: "Un trou" }, "quoi");
    expect(await draft.settled()).toBe(false);
    expect(draft.saved.value).toEqual({ state: "failed", why: "full" });
    expect(draft.envelope.value.answers).toEqual({ description: "Un trou" });
    expect(hasUnsaved.value).toBe(true);
    expect(warned).toHaveBeenCalledOnce();
    makeRoom();
    expect(await draft.settled()).toBe(true);
    expect((await find(draft.id))?.answers).toEqual({ description: "Un trou" });
  });

  test("says so when another window sent it meanwhile", async () => {
    const draft = newDraft();
    draft.save({ description: "Un trou" }, "quoi");
    await draft.settled();
    await seal(draft.id, "fr", AT);
    draft.save({ description: "Un trou, encore" }, "quoi");
    expect(await draft.settled()).toBe(false);
    expect(draft.saved.value).toEqual({ state: "failed", why: "elsewhere" });
  });

  test("is sealed with clean answers, taken from the journal", async () => {
    const draft = newDraft();
    draft.save({ description: "  Un trou  " }, "quoi");
    await draft.settled();
    await apply(draft.id, { type: "save", answers: { unknown: "x" }, step: "quoi", at: AT });
    setClock(() => new Date("2027-03-02T19:30:00.000Z"));
    expect(await seal(draft.id, "fr", AT)).toMatchObject({
      state: "queued",
      answers: { description: "Un trou" },
      queued_at: AT,
    });
  });
});
