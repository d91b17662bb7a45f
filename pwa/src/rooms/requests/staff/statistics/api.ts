/** The town's requests in numbers. */
import { call } from "../../../../wire/http";

export interface Share {
  code: string;
  count: number;
}

export interface Statistics {
  opened: number;
  closed: number;
  median_days: number | null;
  p80_days: number | null;
  promised: number;
  kept: number;
  weeks: { starts_on: string; opened: number; closed: number }[];
  categories: Share[];
  channels: Share[];
  desks: Share[];
}

export async function readStatistics(first: string, last: string): Promise<Statistics> {
  const search = new URLSearchParams({ first, last });
  return await call<Statistics>("GET", `/api/v1/staff/request-statistics?${search}`);
}
