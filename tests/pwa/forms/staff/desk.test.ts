/** A form on an editor's desk: kept here at once, at the town soon, and never over a colleague's work unasked. */
import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import type { FormOnDesk } from "../../../../pwa/src/rooms/forms/staff/api";
import { FormDesk } from "../../../../pwa/src/rooms/forms/staff/desk";
import { addStep } from "../../../../pwa/src/rooms/forms/staff/editing/edit";
import { FORM } from "../../../../pwa/src/rooms/forms/staff/editing/spots";
import { findUnsent } from "../../../../pwa/src/rooms/forms/staff/unsent";
import { SIGNALER } from "../signaler";

const ON_DESK: FormOnDesk = {
  code: "signaler",
  languages: ["fr", "en"],
  next_version: 3,
  is_open: true,
  current: SIGNALER,
  draft: null,
  flaws: [],
  cases: [],
  changes: [],
};
const THEIRS = { ...SIGNALER, retention_days: 9 };
const answers: (() => Response)[] = [];
const sent: { base_revision: number; definition: { retention_days: number } }[] = [];

const json = (body: unknown, status = 200): Response =>
  new Response(JSON.stringify(body), { status, headers: { "Content-Type": "application/json" } });
const kept = (revision: number) => (): Response => json({ revision, edited_at: "2026-11-24T17:00:00Z", flaws: [] });
const conflict = (): Response =>
  json(
    {
      type: "/problems/forms.draft-conflict",
      theirs: { revision: 5, edited_by: "Édouard", edited_at: "2026-11-24T17:00:00Z", definition: THEIRS },
    },
    409,
  );
const opened = (form = ON_DESK): FormDesk => new FormDesk(form, SIGNALER, async () => "token");

beforeEach(() => {
  vi.useFakeTimers();
  vi.stubGlobal("fetch", async (_path: string, init: RequestInit) => {
    sent.push(JSON.parse(String(init.body)));
    const answer = answers.shift();
    if (!answer) throw new TypeError("no network");
    return answer();
  });
});

afterEach(() => {
  vi.useRealTimers();
  vi.unstubAllGlobals();
  localStorage.clear();
  answers.length = 0;
  sent.length = 0;
});

describe("what is written", () => {
  test("is kept here at once, and leaves after a pause", async () => {
    answers.push(kept(1));
    const desk = opened();
    desk.change({ ...SIGNALER, retention_days: 10 }, "retention");
    expect(findUnsent("signaler")?.definition.retention_days).toBe(10);
    await desk.save();
    expect(desk.state.value).toMatchObject({ saving: "saved", base: 1 });
    expect(findUnsent("signaler")).toBeUndefined();
  });

  test("waits without network, and the next desk takes it up", async () => {
    const desk = opened();
    desk.change({ ...SIGNALER, retention_days: 10 });
    expect(await desk.save()).toBe(false);
    expect(desk.state.value.saving).toBe("offline");
    const next = opened();
    expect(next.state.value).toMatchObject({ saving: "waiting", definition: { retention_days: 10 } });
  });
});

describe("undoing", () => {
  test("takes letters of one field together, and comes back with redo", () => {
    const desk = opened();
    for (const days of [1, 12, 123]) desk.change({ ...SIGNALER, retention_days: days }, "retention");
    desk.edit(addStep(desk.state.value.definition, FORM, ["fr", "en"]));
    desk.undo();
    expect(desk.state.value.definition.retention_days).toBe(123);
    desk.undo();
    expect(desk.state.value.definition).toBe(SIGNALER);
    expect(desk.state.value.canUndo).toBe(false);
    desk.redo();
    expect(desk.state.value.definition.retention_days).toBe(123);
  });
});

describe("a colleague who saved meanwhile", () => {
  test("is named, and nothing of either is lost", async () => {
    answers.push(conflict, kept(6));
    const desk = opened();
    desk.change({ ...SIGNALER, retention_days: 10 });
    await desk.save();
    expect(desk.state.value).toMatchObject({ saving: "elsewhere", theirs: { edited_by: "Édouard" } });
    await desk.keepMine();
    expect(sent.map((one) => [one.base_revision, one.definition.retention_days])).toEqual([
      [0, 10],
      [5, 10],
    ]);
    desk.undo();
    expect(desk.state.value.definition).toEqual(THEIRS);
  });

  test("is followed when one takes theirs, and Undo brings one's own back", async () => {
    answers.push(conflict);
    const desk = opened();
    desk.change({ ...SIGNALER, retention_days: 10 });
    await desk.save();
    desk.takeTheirs();
    expect(desk.state.value).toMatchObject({ saving: "saved", base: 5, definition: THEIRS });
    desk.undo();
    expect(desk.state.value.definition.retention_days).toBe(10);
  });

  test("is seen when what was kept here is older", () => {
    localStorage.setItem("parvis.form.signaler", JSON.stringify({ base: 1, definition: THEIRS }));
    expect(opened().state.value).toMatchObject({ saving: "elsewhere", theirs: null });
  });
});
