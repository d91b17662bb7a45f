/** What a person may add to a request, and what of theirs is still on its way to it. Pure. */
import { addDays, dayInZone } from "../../kernel/days";
import type { Envelope } from "../../outbox/envelope";
import type { MyRequest } from "./api";

/** For so long after it was done, a person may say that it is not settled; the server's rule has the same. */
const REOPENING_DAYS = 30;

/** The last day on which « pas réglé » reopens it; undefined when it does not. */
export function reopenableUntil({ state, closed_at }: MyRequest, zone: string, today: string): string | undefined {
  if (state !== "done" || !closed_at) return undefined;
  const last = addDays(dayInZone(new Date(closed_at), zone), REOPENING_DAYS);
  return today <= last ? last : undefined;
}

/** What was written about this request, and is not on its thread yet: drafts aside, they are the person's to finish. */
export function underway(request: MyRequest, envelopes: readonly Envelope[]): Envelope[] {
  const told = new Set(request.timeline.map(({ id }) => id));
  return envelopes.filter(
    ({ id, about, state, discarded_at }) =>
      (about === request.id || about === request.submission_id) &&
      state !== "draft" &&
      discarded_at === null &&
      !told.has(id),
  );
}

/** Where a form of this request's page is filled in. */
export function addressAbout(form: "reponse" | "pas-regle", id: string): string {
  return `/formulaires/${form}?sujet=${encodeURIComponent(id)}`;
}
