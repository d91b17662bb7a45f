import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import type { NoticeContent, Reach, StaffNotice } from "../../../pwa/src/rooms/notices/staff/api";
import { Desk } from "../../../pwa/src/rooms/notices/staff/desk";
import { fromField, toField } from "../../../pwa/src/rooms/notices/staff/local_time";
import { actionsOf, asNotice, barsOf, findingsOf, lookAgainSeconds } from "../../../pwa/src/rooms/notices/staff/rules";
import { NOON } from "./notices";

const ZONE = "America/Toronto";

const CONTENT: NoticeContent = {
  kind: "works",
  severity: "warning",
  title: { fr: "Rue du Moulin fermée" },
  body: {},
  what_to_do: {},
  place_words: {},
  contact: {},
  closing: {},
  districts: [],
  starts_at: null,
  ends_at: null,
  template: null,
};

const NOTICE: StaffNotice = {
  id: "0198c0de-0000-7000-8000-000000000001",
  revision: 1,
  version: 0,
  state: "draft",
  has_changes: true,
  content: CONTENT,
  saved_by: "Chloé Bélanger",
  saved_at: "2026-11-23T16:59:00Z",
  published_at: null,
  updated_at: null,
};

const REACH: Reach = {
  targeted: 200,
  sent: 180,
  received: 150,
  opened: 50,
  waiting: 0,
  gone: 12,
  failed: 8,
  by_reason: [],
  published_at: "2026-11-23T16:59:00Z",
  first_sent_at: "2026-11-23T16:59:02Z",
  seconds_to_90_percent: 4,
};

describe("the town's clock in a field", () => {
  test("is the town's wherever the editor's computer is", () => {
    expect(toField("2026-11-24T23:00:00Z", ZONE)).toBe("2026-11-24T18:00");
    expect(fromField("2026-11-24T18:00", ZONE)).toBe("2026-11-24T23:00:00.000Z");
  });

  test("an empty field is no time", () => {
    expect(toField(null, ZONE)).toBe("");
    expect(fromField("", ZONE)).toBeNull();
  });

  test.each([
    ["2027-03-14T01:59", "2027-03-14T06:59:00.000Z"],
    ["2027-03-14T03:00", "2027-03-14T07:00:00.000Z"],
    ["2026-11-01T00:30", "2026-11-01T04:30:00.000Z"],
    ["2026-11-01T02:00", "2026-11-01T07:00:00.000Z"],
    ["2026-07-01T12:00", "2026-07-01T16:00:00.000Z"],
  ])("%s around a change of time", (field, instant) => {
    expect(fromField(field, ZONE)).toBe(instant);
    expect(toField(instant, ZONE)).toBe(field);
  });

  test("an hour that the change of time skips becomes a real one", () => {
    const instant = fromField("2027-03-14T02:30", ZONE) ?? "";
    expect(["2027-03-14T01:30", "2027-03-14T03:30"]).toContain(toField(instant, ZONE));
  });
});

describe("what the console shows", () => {
  test("the page as people will read it", () => {
    expect(asNotice(NOTICE, CONTENT, NOON)).toMatchObject({
      state: "published",
      version: 1,
      starts_at: NOON.toISOString(),
    });
  });

  test("what can be done in each state", () => {
    expect(actionsOf("draft", true)).toEqual(["publish"]);
    expect(actionsOf("published", false)).toEqual(["end"]);
    expect(actionsOf("published", true)).toEqual(["update", "end"]);
    expect(actionsOf("ended", true)).toEqual([]);
  });

  test("a finding belongs to its field and its language", () => {
    const finding = { code: "left-over", field: "title" as const, is_blocking: true, language: "fr", params: {} };
    expect(findingsOf([finding], "title", "fr")).toHaveLength(1);
    expect(findingsOf([finding], "title", "en")).toHaveLength(0);
    expect(findingsOf([finding], "body", "fr")).toHaveLength(0);
  });

  test("a bar for each step, and for those who were not reached only when there are some", () => {
    expect(barsOf(REACH).map(({ name, share }) => [name, share])).toEqual([
      ["targeted", 1],
      ["sent", 0.9],
      ["received", 0.75],
      ["opened", 0.25],
      ["gone", 0.06],
      ["failed", 0.04],
    ]);
    expect(barsOf({ ...REACH, targeted: 0, sent: 0, gone: 0, failed: 0 })[1]).toMatchObject({ share: 0 });
  });

  test("the reach is looked at again soon while messages leave", () => {
    expect(lookAgainSeconds({ ...REACH, waiting: 3 }, NOON)).toBe(3);
    expect(lookAgainSeconds(REACH, NOON)).toBe(5);
    expect(lookAgainSeconds(REACH, new Date("2026-11-24T17:00:00Z"))).toBe(60);
  });
});

describe("a notice on the desk", () => {
  let heard: { method: string; path: string; body: { revision?: number; content?: NoticeContent } }[];
  let answers: (() => Response)[];
  let desk: Desk;

  const saved = (revision: number, content: NoticeContent): (() => Response) => {
    return () => json(200, { ...NOTICE, revision, content });
  };

  beforeEach(() => {
    vi.useFakeTimers({ toFake: ["setTimeout", "clearTimeout"] });
    localStorage.clear();
    heard = [];
    answers = [];
    vi.stubGlobal("fetch", async (path: string, request: RequestInit) => {
      const body = JSON.parse(String(request.body ?? "null"));
      heard.push({ method: request.method ?? "", path, body });
      if (path.endsWith("/preview"))
        return json(200, { audience: { devices: 3, by_district: [] }, push: [], findings: [] });
      const answer = answers.shift();
      if (!answer) throw new TypeError("Failed to fetch");
      return answer();
    });
    desk = new Desk(NOTICE, async () => "token");
  });

  afterEach(() => vi.useRealTimers());

  const type = (words: string): void => desk.change({ title: { fr: words } });
  const savings = (): number => heard.filter(({ method }) => method === "PUT").length;

  test("what is typed is shown at once and sent after a pause, once", async () => {
    answers = [saved(2, { ...CONTENT, title: { fr: "Rue fermée" } })];
    type("Rue");
    type("Rue fermée");
    expect(desk.state.value).toMatchObject({ content: { title: { fr: "Rue fermée" } }, saving: "waiting" });
    await vi.advanceTimersByTimeAsync(700);
    expect(savings()).toBe(1);
    expect(desk.state.value).toMatchObject({
      saving: "saved",
      notice: { revision: 2 },
      preview: { audience: { devices: 3 } },
    });
  });

  test("without network the text stays, and leaves when the network is back", async () => {
    type("Rue fermée");
    await vi.advanceTimersByTimeAsync(700);
    expect(desk.state.value.saving).toBe("offline");
    answers = [saved(2, { ...CONTENT, title: { fr: "Rue fermée" } })];
    await vi.advanceTimersByTimeAsync(5_000);
    expect(desk.state.value).toMatchObject({ saving: "saved", content: { title: { fr: "Rue fermée" } } });
  });

  test("a colleague who saved meanwhile is named, and nothing is overwritten", async () => {
    answers = [() => json(409, { type: "/problems/notices.edited-elsewhere", saved_by: "Didier", revision: 5 })];
    type("Rue fermée");
    await vi.advanceTimersByTimeAsync(700);
    expect(desk.state.value).toMatchObject({
      saving: "elsewhere",
      by: "Didier",
      content: { title: { fr: "Rue fermée" } },
    });
  });

  test("one's own version can be put over theirs, knowingly", async () => {
    answers = [() => json(409, { type: "/problems/notices.edited-elsewhere", saved_by: "Didier", revision: 5 })];
    type("Rue fermée");
    await vi.advanceTimersByTimeAsync(700);
    answers = [
      saved(5, { ...CONTENT, title: { fr: "La leur" } }),
      saved(6, { ...CONTENT, title: { fr: "Rue fermée" } }),
    ];
    await desk.keepMine();
    expect(heard.filter(({ method }) => method === "PUT").at(-1)?.body).toMatchObject({
      revision: 5,
      content: { title: { fr: "Rue fermée" } },
    });
    expect(desk.state.value.saving).toBe("saved");
  });

  test("what never left is taken up again by the next screen, and leaves", async () => {
    type("Rue fermée");
    const next = new Desk(NOTICE, async () => "token");
    expect(next.state.value).toMatchObject({ saving: "waiting", content: { title: { fr: "Rue fermée" } } });
    answers = [saved(2, { ...CONTENT, title: { fr: "Rue fermée" } })];
    await next.save();
    expect(new Desk({ ...NOTICE, revision: 2 }, async () => "token").state.value.saving).toBe("saved");
  });

  test("what never left is not put over what a colleague saved since", () => {
    type("Rue fermée");
    const next = new Desk({ ...NOTICE, revision: 4, saved_by: "Didier" }, async () => "token");
    expect(next.state.value).toMatchObject({ saving: "elsewhere", by: "Didier" });
  });

  test("nothing is published that the town does not have", async () => {
    type("Rue fermée");
    await desk.publish(true);
    expect(heard.some(({ path }) => path.endsWith("/publish"))).toBe(false);
    expect(desk.state.value.saving).toBe("offline");
  });

  test("what is published is the revision that was saved", async () => {
    answers = [saved(2, CONTENT), () => json(200, { ...NOTICE, revision: 2, version: 1, state: "published" })];
    type("Rue fermée");
    await desk.publish(true);
    expect(heard.at(-1)).toMatchObject({ body: { revision: 2, notifies: true } });
    expect(desk.state.value.notice.state).toBe("published");
  });
});

function json(status: number, body: unknown): Response {
  return new Response(JSON.stringify(body), { status, headers: { "Content-Type": "application/json" } });
}
