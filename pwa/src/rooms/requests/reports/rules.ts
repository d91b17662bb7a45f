/** Which reports a list shows, and in what order. Pure. */
import { fold } from "../../../kernel/fold";
import type { PublicCategory, PublicReport, PublicReports } from "./api";
import { isOpen } from "./nearby";

export type Standing = "open" | "closed";

export interface Wanted {
  standing: Standing;
  /** None chosen means every kind. */
  kinds: ReadonlySet<string>;
  /** The street of the phone's address, when one was chosen. */
  street: string | undefined;
}

export interface Shown {
  /** On the person's own street. */
  close: PublicReport[];
  others: PublicReport[];
}

/** Fewer settled reports than this say nothing about the next. */
const ENOUGH = 5;

/** The wanted reports, those of the person's street apart; the town's order, the newest first, stays. */
export function shownOf({ reports }: PublicReports, { standing, kinds, street }: Wanted): Shown {
  const own = street === undefined ? undefined : fold(street);
  const shown: Shown = { close: [], others: [] };
  for (const report of reports) {
    if (isOpen(report) !== (standing === "open")) continue;
    if (kinds.size > 0 && !kinds.has(report.category)) continue;
    const isClose = own !== undefined && report.streets.includes(own);
    (isClose ? shown.close : shown.others).push(report);
  }
  return shown;
}

/** The kinds of which there is a report, as filters. */
export function kindsTold({ categories, reports }: PublicReports): PublicCategory[] {
  const told = new Set(reports.map(({ category }) => category));
  return categories.filter(({ code }) => told.has(code));
}

/** How long a kind usually takes: eight of ten were settled within so many days. Undefined when too few were. */
export function usualDays(category: PublicCategory | undefined): number | undefined {
  if (category === undefined || category.settled < ENOUGH) return undefined;
  return category.most_days ?? undefined;
}
