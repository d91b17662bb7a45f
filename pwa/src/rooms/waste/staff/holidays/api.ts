/** What the town chooses for its holidays, over HTTP. */
import type { HolidaysPreview, SetHolidays, TownHolidays } from "../../../../wire/api.gen";
import { call } from "../../../../wire/http";

export type { HolidayDay, HolidaysPreview, SetHoliday, TownHoliday, TownHolidays } from "../../../../wire/api.gen";

const PATH = "/api/v1/staff/collection-holidays";

export function readHolidays(): Promise<TownHolidays> {
  return call<TownHolidays>("GET", PATH);
}

/** Which days would move and which would go back; nothing is kept. */
export function previewHolidays(wanted: SetHolidays, csrf: string): Promise<HolidaysPreview> {
  return call<HolidaysPreview>("POST", `${PATH}/preview`, { body: wanted, csrf });
}

export function decideHolidays(wanted: SetHolidays, csrf: string): Promise<TownHolidays> {
  return call<TownHolidays>("PUT", PATH, { body: wanted, csrf });
}
