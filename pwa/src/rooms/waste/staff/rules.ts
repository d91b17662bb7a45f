/** Pure: a change while it is being written, what it lacks, and what is sent. */
import type { AddressBook } from "../api";
import type { Change, NewChange } from "./api";

export type ChangeKind = NewChange["kind"];
export const KINDS: readonly ChangeKind[] = ["moved", "cancelled", "added"];

/** The fields as they stand in the form; empty is not said. */
export interface ChangeForm {
  kind: ChangeKind;
  planned_on: string;
  new_on: string;
  stream: string;
  sector: string;
  reason_fr: string;
  reason_en: string;
}

export const EMPTY_FORM: ChangeForm = {
  kind: "moved",
  planned_on: "",
  new_on: "",
  stream: "",
  sector: "",
  reason_fr: "",
  reason_en: "",
};

export type Lack = { field: keyof ChangeForm; code: "required" | "same-day" | "past" };

/** What keeps the form from being sent, in the order of its fields. */
export function lacksOf(form: ChangeForm, today: string): Lack[] {
  const lacks: Lack[] = [];
  if (!form.planned_on) lacks.push({ field: "planned_on", code: "required" });
  else if (form.planned_on < today) lacks.push({ field: "planned_on", code: "past" });
  if (form.kind === "moved") lacks.push(...lacksOfNewDay(form, today));
  if (!form.reason_fr.trim()) lacks.push({ field: "reason_fr", code: "required" });
  return lacks;
}

function lacksOfNewDay(form: ChangeForm, today: string): Lack[] {
  if (!form.new_on) return [{ field: "new_on", code: "required" }];
  if (form.new_on < today) return [{ field: "new_on", code: "past" }];
  return form.new_on === form.planned_on ? [{ field: "new_on", code: "same-day" }] : [];
}

/** What travels; an English reason only where one was written. */
export function changeOf(form: ChangeForm): NewChange {
  const english = form.reason_en.trim();
  return {
    kind: form.kind,
    planned_on: form.planned_on,
    new_on: form.kind === "moved" ? form.new_on : null,
    stream: form.stream || null,
    sector: form.sector || null,
    reason: { fr: form.reason_fr.trim(), ...(english && { en: english }) },
  };
}

/** The sectors of a stream, by their codes; they are in the address book as `stream/sector`. */
export function sectorsOf(book: Pick<AddressBook, "zones"> | undefined, stream: string): string[] {
  const ids = (book?.zones ?? []).flatMap((zone) => zone.sectors);
  const codes = ids.filter((id) => id.startsWith(`${stream}/`)).map((id) => id.slice(stream.length + 1));
  return [...new Set(codes)].sort();
}

/** Those still to come, and not taken back. */
export function aheadOf(changes: readonly Change[], today: string): Change[] {
  return changes.filter((one) => !one.withdrawn_at && (one.new_on ?? one.planned_on) >= today);
}
