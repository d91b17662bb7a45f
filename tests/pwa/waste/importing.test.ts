import { beforeEach, expect, test, vi } from "vitest";
import type { Import, ImportPreview } from "../../../pwa/src/rooms/waste/staff/imports/api";
import { findFile, forgetFile, keepFile } from "../../../pwa/src/rooms/waste/staff/imports/kept";
import {
  countsOf,
  freshPreviewOf,
  hasDoubts,
  isCalendar,
  lackOfFile,
  NOTHING_ASKED,
  refusalOf,
  totalOf,
} from "../../../pwa/src/rooms/waste/staff/imports/rules";
import {
  ask,
  asked,
  ChangedFile,
  choose,
  file,
  look,
  step,
  take,
  takeUp,
} from "../../../pwa/src/rooms/waste/staff/imports/state";
import { NetworkFailure, Problem } from "../../../pwa/src/wire/problems";

vi.mock("../../../pwa/src/rooms/people/staff/session", () => ({
  csrf: async () => "token",
  leaveIfSignedOut: () => false,
}));

const ASKED = { ...NOTHING_ASKED, stream: "recyclage" };
const PREVIEW: ImportPreview = {
  stream: "recyclage",
  file_name: "a.csv",
  format: "csv",
  sha256: "a".repeat(64),
  state: "20261123-b",
  changes_anything: true,
  sectors: [{ code: "Nord", name: "Nord", state: "added" }],
  sectors_elsewhere: 0,
  days: { total: 57, added: 56, removed: 0, moved: 1, cancelled: 0, restored: 0, days: [] },
  coverage: { addresses: 4, zones: 1, in_none: { recyclage: 2 }, in_several: {} },
  remarks: [],
  remarks_total: 0,
};
const TAKEN = { id: "1", file_name: "a.csv", stream: "recyclage" } as Import;

function aFile(name: string, content = "secteur,date"): File {
  return new File([content], name);
}

function answers(...given: { status: number; body: unknown }[]): string[] {
  const asks: string[] = [];
  vi.stubGlobal("fetch", async (path: string, options: RequestInit) => {
    asks.push(`${options.method} ${path}`);
    const answer = options.method === "GET" ? { status: 200, body: { imports: [] } } : given.shift();
    const type = (answer?.status ?? 500) < 400 ? "application/json" : "application/problem+json";
    return new Response(JSON.stringify(answer?.body), {
      status: answer?.status ?? 500,
      headers: { "Content-Type": type },
    });
  });
  return asks;
}

beforeEach(() => {
  vi.unstubAllGlobals();
  choose(undefined);
  ask(ASKED);
});

test("a file of another kind, empty or far too large is not even sent", () => {
  expect(lackOfFile({ name: "photo.png", size: 10 })).toEqual({ code: "format" });
  expect(lackOfFile({ name: "sans-extension", size: 10 })).toEqual({ code: "format" });
  expect(lackOfFile({ name: "a.csv", size: 0 })).toEqual({ code: "empty" });
  expect(lackOfFile({ name: "A.ICS", size: 100_000_000 })).toEqual({ code: "large", megabytes: 10 });
  expect(lackOfFile({ name: "a.geojson", size: 20_000_000 })).toBeUndefined();
});

test("only a calendar needs its sector named", () => {
  expect(isCalendar("Été.ICS")).toBe(true);
  expect(isCalendar("a.xlsx")).toBe(false);
});

test("a refusal that a person may answer is a question", () => {
  const refused = (document: object) => refusalOf(new Problem(422, { type: "/problems/waste.bad-file", ...document }));
  const reason = (code: string) => ({ code, where: {}, why: {} });
  expect(refused({ reasons: [reason("several-kinds")], kinds: [{ name: "Papier", count: 3 }] })?.mayAnswer).toBe(
    "kind",
  );
  expect(refused({ reasons: [reason("another-feed")], kinds: [] })?.mayAnswer).toBe("replace");
  expect(refused({ reasons: [reason("no-such-address")], kinds: [] })?.mayAnswer).toBe("skip_unknown");
  expect(refused({ reasons: [reason("no-such-address"), reason("not-a-date")] })?.mayAnswer).toBeUndefined();
  expect(refusalOf(new Problem(409, { type: "/problems/waste.later-import" }))).toBeUndefined();
  expect(freshPreviewOf(new Problem(409, { type: "/problems/waste.later-import" }))).toBeUndefined();
});

test("a preview is summed up by what changes, the moved days first", () => {
  expect(countsOf(PREVIEW.days)).toEqual([
    { kind: "moved", count: 1 },
    { kind: "added", count: 56 },
  ]);
  expect(totalOf(PREVIEW.days)).toBe(57);
  expect(hasDoubts(PREVIEW)).toBe(true);
  expect(hasDoubts({ ...PREVIEW, stream: "ordures" })).toBe(false);
});

test("the file in hand outlives a reload, with what was asked of it", async () => {
  await keepFile({ ...ASKED, sector: "Nord" }, aFile("été.ics", "é\u0000\u00ff"));
  file.value = undefined;
  takeUp();
  expect(file.peek()).toMatchObject({ name: "été.ics" });
  expect(asked.value.sector).toBe("Nord");
  expect(await (findFile()?.file ?? aFile("")).text()).toBe("é\u0000\u00ff");
  forgetFile();
  expect(findFile()).toBeUndefined();
});

test("a file is looked at, then taken in with what was seen, under one id however often it is pressed", async () => {
  const asks = answers({ status: 200, body: PREVIEW }, { status: 503, body: {} }, { status: 201, body: TAKEN });
  choose(aFile("a.csv"));
  await look();
  expect(step.value).toEqual({ at: "seen", preview: PREVIEW, wasOutdated: false });
  await expect(take()).rejects.toThrow("503");
  expect(step.value.at).toBe("seen");
  await take();
  expect(step.value).toEqual({ at: "done", taken: TAKEN });
  const [first, second] = asks.filter((one) => one.startsWith("PUT"));
  expect(first).toBe(second);
  expect(first).toContain(`sha256=${PREVIEW.sha256}&state=${PREVIEW.state}`);
  expect(findFile()).toBeUndefined();
});

test("a preview that is out of date is shown anew, not applied", async () => {
  const fresh = { ...PREVIEW, state: "20261124-c" };
  answers(
    { status: 200, body: PREVIEW },
    { status: 409, body: { type: "/problems/waste.outdated-preview", preview: fresh } },
  );
  choose(aFile("a.csv"));
  await look();
  await take();
  expect(step.value).toEqual({ at: "seen", preview: fresh, wasOutdated: true });
});

/** What browsers do with a file that somebody saved anew: it is read no more, and sending it fails like a dead network. */
function changesOnDisk(chosen: File): void {
  const refused = async (): Promise<never> => {
    throw new DOMException("The requested file could not be read", "NotReadableError");
  };
  vi.spyOn(chosen, "arrayBuffer").mockImplementation(refused);
  vi.spyOn(chosen, "slice").mockImplementation(() => Object.assign(new Blob(), { arrayBuffer: refused }));
  vi.stubGlobal("fetch", async () => {
    throw new TypeError("Failed to fetch");
  });
}

test("a file that changed on the disk is said to have changed, before it is looked at and before it is taken in", async () => {
  answers({ status: 200, body: PREVIEW });
  const chosen = aFile("a.csv");
  choose(chosen);
  await look();
  changesOnDisk(chosen);
  await expect(take()).rejects.toThrow(ChangedFile);
  expect(step.value.at).toBe("seen");
  await expect(look()).rejects.toThrow(ChangedFile);
});

test("a file that is as it was blames the network", async () => {
  answers({ status: 200, body: PREVIEW });
  choose(aFile("a.csv"));
  await look();
  vi.stubGlobal("fetch", async () => {
    throw new TypeError("Failed to fetch");
  });
  await expect(take()).rejects.toThrow(NetworkFailure);
});

test("another file forgets what was answered about the last one", async () => {
  ask({ only: "Papier", replace: true, skip_unknown: true });
  choose(aFile("b.ics"));
  expect(asked.value).toEqual(ASKED);
});
