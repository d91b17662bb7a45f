/** Which reported problems may be the one that a person is about to report. Pure. */
import type { Place } from "../../../form_engine";
import { fold } from "../../../kernel/fold";
import type { PublicReport, PublicReports } from "./api";

export const DIRECTIONS = ["n", "ne", "e", "se", "s", "sw", "w", "nw"] as const;
export type Direction = (typeof DIRECTIONS)[number];

/** From a point to a report; the direction is the report's, seen from the point. */
export interface Way {
  metres: number;
  direction: Direction;
}

export interface Near {
  report: PublicReport;
  /** Absent where only the street is known to be the same. */
  way: Way | undefined;
}

interface Point {
  lon: number;
  lat: number;
}

const MOST = 3;
const EARTH_METRES = 6_371_000;
const RADIANS = Math.PI / 180;

/**
 * The open reports of the same kind around a place, the nearest first, at most three.
 *
 * Two points tell by themselves whether they are near; without both, the same street counts, the newest first.
 *
 * Args:
 *   told: the reports that this device has; none means that nothing is known, thus nothing near.
 *   category: the kind of the problem.
 *   place: where the person says it is.
 */
export function nearby(told: PublicReports | undefined, category: string, place: Place): Near[] {
  const kind = told?.categories.find(({ code }) => code === category);
  if (told === undefined || kind === undefined) return [];
  const here = pointOf(place);
  const streets = streetsIn(place.words, told);
  const near = told.reports
    .filter((report) => report.category === category && isOpen(report))
    .flatMap((report): Near[] => {
      const there = pointOf(report);
      if (here === undefined || there === undefined) {
        return report.streets.some((street) => streets.has(street)) ? [{ report, way: undefined }] : [];
      }
      const way = wayTo(here, there);
      return way.metres <= kind.radius_metres ? [{ report, way }] : [];
    });
  return near.sort(nearestFirst).slice(0, MOST);
}

/** Settled, or closed without action, is not open. */
export function isOpen({ state }: Pick<PublicReport, "state">): boolean {
  return state !== "done" && state !== "refused";
}

/** How far and where to; exact enough within a town, where the ground is flat. */
export function wayTo(from: Point, to: Point): Way {
  const east = (to.lon - from.lon) * RADIANS * Math.cos(((from.lat + to.lat) / 2) * RADIANS) * EARTH_METRES;
  const north = (to.lat - from.lat) * RADIANS * EARTH_METRES;
  const eighth = Math.round(Math.atan2(east, north) / (Math.PI / 4));
  const direction = DIRECTIONS[(eighth + DIRECTIONS.length) % DIRECTIONS.length] ?? "n";
  return { metres: Math.hypot(east, north), direction };
}

/** The streets of these reports that some words name; « rue du Pont-Rouge » does not name « rue du Pont ». */
function streetsIn(words: string, { reports }: PublicReports): Set<string> {
  const longestFirst = [...new Set(reports.flatMap(({ streets }) => streets))].sort((a, b) => b.length - a.length);
  const named = new Set<string>();
  let left = ` ${fold(words)} `;
  for (const street of longestFirst) {
    if (!left.includes(` ${street} `)) continue;
    named.add(street);
    left = left.replace(` ${street} `, " | ");
  }
  return named;
}

function pointOf({ lon, lat }: { lon?: number | null; lat?: number | null }): Point | undefined {
  return typeof lon === "number" && typeof lat === "number" ? { lon, lat } : undefined;
}

function nearestFirst(one: Near, other: Near): number {
  const metres = (near: Near): number => near.way?.metres ?? Number.MAX_VALUE;
  return metres(one) - metres(other) || other.report.opened_on.localeCompare(one.report.opened_on);
}
