/** Pure: which files are taken, what a refusal leaves to choose, and how a preview is summed up. */
import { Problem } from "../../../../wire/problems";
import type { Asked, ImportPreview, Kind, ShownFinding } from "./api";

/** The twin of `imports/reader.py`: what the name's ending says, and how large such a file may be. */
const LARGEST_BYTES: Readonly<Record<string, number>> = {
  ics: 10_000_000,
  ical: 10_000_000,
  csv: 10_000_000,
  txt: 10_000_000,
  tsv: 10_000_000,
  xlsx: 10_000_000,
  xlsm: 10_000_000,
  ods: 10_000_000,
  geojson: 30_000_000,
  json: 30_000_000,
};
export const ACCEPTED = Object.keys(LARGEST_BYTES)
  .map((ending) => `.${ending}`)
  .join(",");
const MEGABYTE = 1_000_000;

export const NOTHING_ASKED: Asked = { stream: "", sector: "", only: "", replace: false, skip_unknown: false };

export type FileLack = { code: "format" | "empty" } | { code: "large"; megabytes: number };

/** Why a file need not even be sent. */
export function lackOfFile(file: Pick<File, "name" | "size">): FileLack | undefined {
  const largest = LARGEST_BYTES[endingOf(file.name)];
  if (largest === undefined) return { code: "format" };
  if (file.size === 0) return { code: "empty" };
  return file.size > largest ? { code: "large", megabytes: largest / MEGABYTE } : undefined;
}

/** A calendar names no sector: the person does. */
export function isCalendar(name: string): boolean {
  return ["ics", "ical"].includes(endingOf(name));
}

function endingOf(name: string): string {
  return name.slice(name.lastIndexOf(".") + 1).toLowerCase();
}

/** What the town said of a file that it refuses. */
export interface Refusal {
  reasons: readonly ShownFinding[];
  kinds: readonly Kind[];
  /** What the person may say that lets the file in after all. */
  mayAnswer: "kind" | "replace" | "skip_unknown" | undefined;
}

export function refusalOf(problem: unknown): Refusal | undefined {
  if (!(problem instanceof Problem) || problem.code !== "waste.bad-file") return undefined;
  const reasons = (problem.document.reasons as ShownFinding[] | undefined) ?? [];
  const kinds = (problem.document.kinds as Kind[] | undefined) ?? [];
  const only = (code: string): boolean => reasons.length > 0 && reasons.every((reason) => reason.code === code);
  if (kinds.length > 0) return { reasons, kinds, mayAnswer: "kind" };
  if (only("another-feed")) return { reasons, kinds, mayAnswer: "replace" };
  return { reasons, kinds, mayAnswer: only("no-such-address") ? "skip_unknown" : undefined };
}

/** The preview that came with the refusal of one that is out of date. */
export function freshPreviewOf(problem: unknown): ImportPreview | undefined {
  if (!(problem instanceof Problem) || problem.code !== "waste.outdated-preview") return undefined;
  return problem.document.preview as ImportPreview | undefined;
}

export const DAY_COUNTS = ["moved", "cancelled", "restored", "removed", "added"] as const;
export type DayCount = (typeof DAY_COUNTS)[number];

/** The kinds of changed days that there are, with how many. */
export function countsOf(days: ImportPreview["days"]): { kind: DayCount; count: number }[] {
  return DAY_COUNTS.map((kind) => ({ kind, count: days[kind] ?? 0 })).filter(({ count }) => count > 0);
}

export function totalOf(days: ImportPreview["days"]): number {
  return countsOf(days).reduce((sum, { count }) => sum + count, 0);
}

/** Whether an address of the town is left out by the stream's sectors, or served twice. */
export function hasDoubts({ stream, coverage }: Pick<ImportPreview, "stream" | "coverage">): boolean {
  return (coverage.in_none[stream] ?? 0) + (coverage.in_several[stream] ?? 0) > 0;
}
