/** What staff decide about single days, over HTTP. */
import type { Change, Changes, NewChange } from "../../../wire/api.gen";
import { call } from "../../../wire/http";

export type { Change, NewChange };

const PATH = "/api/v1/staff/collection-changes";

/** The changes from two months ago on, the next one first. */
export async function readChanges(): Promise<Change[]> {
  return (await call<Changes>("GET", PATH)).changes;
}

/** Decides a change; sent again with the same id, it is the same change. */
export function decideChange(id: string, change: NewChange, csrf: string): Promise<Change> {
  return call<Change>("PUT", `${PATH}/${id}`, { body: change, csrf });
}

export function withdrawChange(id: string, csrf: string): Promise<void> {
  return call<void>("DELETE", `${PATH}/${id}`, { csrf });
}
