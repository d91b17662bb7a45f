/** What the console shows of a notice, decided without a screen. Pure. */
import type { Notice } from "../api";
import type { NoticeContent, NoticeFinding, NoticeState, Reach, StaffNotice } from "./api";

/** The page as people will read it, from a draft. */
export function asNotice(notice: StaffNotice, content: NoticeContent, at: Date): Notice {
  const moment = at.toISOString();
  return {
    ...content,
    id: notice.id,
    version: Math.max(1, notice.version),
    state: notice.state === "ended" ? "ended" : "published",
    starts_at: content.starts_at ?? notice.published_at ?? moment,
    published_at: notice.published_at ?? moment,
    updated_at: notice.updated_at ?? moment,
  };
}

/** What can be done with it. */
export type Action = "publish" | "update" | "end";

export function actionsOf(state: NoticeState, hasChanges: boolean): Action[] {
  if (state === "draft") return ["publish"];
  if (state === "ended") return [];
  return hasChanges ? ["update", "end"] : ["end"];
}

/** The findings about one field, in one language where it has several. */
export function findingsOf(
  findings: readonly NoticeFinding[],
  field: keyof NoticeContent,
  language?: string,
): NoticeFinding[] {
  return findings.filter((one) => one.field === field && (one.language === null || one.language === language));
}

export interface Bar {
  name: "targeted" | "sent" | "received" | "opened" | "waiting" | "gone" | "failed";
  devices: number;
  /** Between 0 and 1, of those aimed at. */
  share: number;
}

/** The bars of the chart; those who were not reached appear only when there are some. */
export function barsOf(reach: Reach): Bar[] {
  const names: Bar["name"][] = ["targeted", "sent", "received", "opened"];
  const lost: Bar["name"][] = (["waiting", "gone", "failed"] as const).filter((name) => reach[name] > 0);
  return [...names, ...lost].map((name) => ({
    name,
    devices: reach[name],
    share: reach.targeted > 0 ? reach[name] / reach.targeted : 0,
  }));
}

/** Looked at again soon while messages leave and phones answer, later once it is quiet. */
export function lookAgainSeconds(reach: Reach, at: Date): number {
  if (reach.waiting > 0) return 3;
  const age = reach.published_at ? at.getTime() - Date.parse(reach.published_at) : Number.POSITIVE_INFINITY;
  return age < 10 * 60_000 ? 5 : 60;
}
