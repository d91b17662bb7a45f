/** What staff decide about single days, over HTTP. */
import type { Change, ChangePreview, Changes, CollectionMonth, NewChange } from "../../../wire/api.gen";
import { call } from "../../../wire/http";

export type {
  Change,
  ChangeConflict,
  ChangeNotice,
  ChangePreview,
  CollectionMonth,
  MonthSector,
  NewChange,
} from "../../../wire/api.gen";

const PATH = "/api/v1/staff/collection-changes";

/** Every sector's pickups from a day on until before another. */
export function readMonth(from: string, until: string): Promise<CollectionMonth> {
  return call<CollectionMonth>("GET", `/api/v1/staff/collection-calendar?from=${from}&until=${until}`);
}

/** The changes from two months ago on, the next one first. */
export async function readChanges(): Promise<Change[]> {
  return (await call<Changes>("GET", PATH)).changes;
}

/** Whom a change would touch and tell; nothing is kept. */
export function previewChange(change: NewChange, csrf: string): Promise<ChangePreview> {
  return call<ChangePreview>("POST", `${PATH}/preview`, { body: change, csrf });
}

/** Decides a change; sent again with the same id, it is the same change. */
export function decideChange(id: string, change: NewChange, csrf: string): Promise<Change> {
  return call<Change>("PUT", `${PATH}/${id}`, { body: change, csrf });
}

export function withdrawChange(id: string, csrf: string): Promise<void> {
  return call<void>("DELETE", `${PATH}/${id}`, { csrf });
}
