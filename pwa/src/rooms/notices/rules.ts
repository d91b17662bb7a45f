/** What holds now, what concerns this phone, and in which order people read it. Pure. */
import type { IconName, Severity } from "../../ui";
import type { Kind, Notice, NoticeSeverity } from "./api";

/** Published, and neither ended nor past its time. A notice that begins later is announced, so it counts. */
export function isInForce(notice: Notice, at: Date): boolean {
  return notice.state === "published" && (notice.ends_at === null || Date.parse(notice.ends_at) > at.getTime());
}

export function beginsLater(notice: Notice, at: Date): boolean {
  return Date.parse(notice.starts_at) > at.getTime();
}

/** Where a phone is; what is not known is undefined. */
export interface Here {
  district: string | undefined;
  /** The collection sectors of its zone, `stream/sector`. */
  sectors: readonly string[] | undefined;
}

/**
 * By sectors where both know theirs, else by districts, as the server decides it. Where neither is known here, every
 * notice concerns this phone: better one too many than one too few.
 */
export function concerns(notice: Notice, { district, sectors = [] }: Here): boolean {
  const named = notice.sectors ?? [];
  if (named.length > 0 && sectors.length > 0) return named.some((sector) => sectors.includes(sector));
  return notice.districts.length === 0 || district === undefined || notice.districts.includes(district);
}

const WEIGHT: Record<NoticeSeverity, number> = { emergency: 0, warning: 1, information: 2 };

/** The most serious first, then the latest. */
export function forReading(notices: readonly Notice[]): Notice[] {
  return [...notices].sort(
    (one, other) => WEIGHT[one.severity] - WEIGHT[other.severity] || other.published_at.localeCompare(one.published_at),
  );
}

export interface Sorted {
  /** In force, here. */
  here: Notice[];
  /** In force, in other districts. */
  elsewhere: Notice[];
  /** Over. */
  past: Notice[];
}

export function sortNotices(notices: readonly Notice[], at: Date, here: Here): Sorted {
  const current = notices.filter((notice) => isInForce(notice, at));
  const past = notices.filter((notice) => !isInForce(notice, at));
  return {
    here: forReading(current.filter((notice) => concerns(notice, here))),
    elsewhere: forReading(current.filter((notice) => !concerns(notice, here))),
    past: [...past].sort((one, other) => other.updated_at.localeCompare(one.updated_at)),
  };
}

const ICONS: Record<Kind, IconName> = {
  emergency: "siren",
  boil_water: "siren",
  works: "warning",
  collection: "truck",
  snow: "warning",
  news: "info",
  event: "calendar",
};

/** The drawing beside a notice's kind; an emergency always has its own. */
export function iconOf(notice: Pick<Notice, "kind" | "severity">): IconName {
  return notice.severity === "emergency" ? "siren" : ICONS[notice.kind];
}

/** The weight of a notice as the components know it. */
export function severityOf(severity: NoticeSeverity): Severity {
  return severity === "information" ? "info" : severity;
}

export type Block = { kind: "text"; lines: string[] } | { kind: "list"; items: string[] };

/** Reads the little that editors may write: paragraphs parted by an empty line, and lines that begin with a hyphen. */
export function blocksOf(text: string): Block[] {
  const blocks: Block[] = [];
  for (const paragraph of text.replaceAll("\r\n", "\n").split(/\n[ \t]*\n/)) {
    for (const line of paragraph
      .split("\n")
      .map((part) => part.trim())
      .filter(Boolean))
      addLine(blocks, line);
    blocks.push({ kind: "text", lines: [] });
  }
  return blocks.filter((block) => (block.kind === "text" ? block.lines.length > 0 : block.items.length > 0));
}

function addLine(blocks: Block[], line: string): void {
  const item = /^[-–•]\s+(.*)$/.exec(line)?.[1];
  const last = blocks.at(-1);
  if (item !== undefined) {
    if (last?.kind === "list") last.items.push(item);
    else blocks.push({ kind: "list", items: [item] });
  } else if (last?.kind === "text") last.lines.push(line);
  else blocks.push({ kind: "text", lines: [line] });
}

const DELIVERY = /^#livraison=([0-9a-f-]{36})$/;

/** The delivery that a notification's link names, where the browser opened the page without the worker. */
export function deliveryIn(hash: string): string | undefined {
  return DELIVERY.exec(hash)?.[1];
}
