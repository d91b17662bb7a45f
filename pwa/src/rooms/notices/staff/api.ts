/** Notices as their editors see them. */
import type { Words } from "../../../kernel/words";
import { call } from "../../../wire/http";
import type { Kind, NoticeSeverity } from "../api";

export type NoticeState = "draft" | "published" | "ended";

/** What a notice says; the one text that every channel takes its own from. */
export interface NoticeContent {
  kind: Kind;
  severity: NoticeSeverity;
  title: Words;
  body: Words;
  what_to_do: Words;
  place_words: Words;
  contact: Words;
  closing: Words;
  districts: string[];
  /** Collection sectors, `stream/sector`, that the change of a collection put there. */
  sectors?: string[];
  starts_at: string | null;
  ends_at: string | null;
  template: string | null;
}

export interface StaffNotice {
  id: string;
  /** Counts the savings; a saving names the one it started from. */
  revision: number;
  version: number;
  state: NoticeState;
  has_changes: boolean;
  content: NoticeContent;
  saved_by: string;
  saved_at: string;
  published_at: string | null;
  updated_at: string | null;
}

export interface StaffNoticeItem {
  id: string;
  state: NoticeState;
  kind: Kind;
  severity: NoticeSeverity;
  title: Words;
  has_changes: boolean;
  saved_at: string;
  published_at: string | null;
}

export interface NoticeFinding {
  code: string;
  field: keyof NoticeContent;
  is_blocking: boolean;
  language: string | null;
  params: Record<string, string | number>;
}

export interface PushPreview {
  language: string;
  title: string;
  body: string;
  size_bytes: number;
}

export interface NoticePreview {
  audience: { devices: number; by_district: { district: string | null; devices: number }[] };
  push: PushPreview[];
  findings: NoticeFinding[];
}

export interface NoticeTemplate {
  code: string;
  name: Words;
  content: NoticeContent;
}

export interface Reach {
  targeted: number;
  sent: number;
  received: number;
  opened: number;
  waiting: number;
  gone: number;
  failed: number;
  by_reason: { reason: string; devices: number }[];
  published_at: string | null;
  first_sent_at: string | null;
  seconds_to_90_percent: number | null;
}

const ROOT = "/api/v1/staff/notices";

export async function readList(
  cursor: string | null,
): Promise<{ items: StaffNoticeItem[]; next_cursor: string | null }> {
  return await call("GET", cursor ? `${ROOT}?cursor=${encodeURIComponent(cursor)}` : ROOT);
}

export async function readNotice(id: string): Promise<StaffNotice> {
  return await call("GET", `${ROOT}/${id}`);
}

export async function readTemplates(): Promise<NoticeTemplate[]> {
  return (await call<{ templates: NoticeTemplate[] }>("GET", "/api/v1/notice-templates")).templates;
}

export async function saveNotice(
  id: string,
  revision: number,
  content: NoticeContent,
  csrf: string,
): Promise<StaffNotice> {
  return await call("PUT", `${ROOT}/${id}`, { body: { revision, content }, csrf });
}

export async function previewNotice(id: string, content: NoticeContent, csrf: string): Promise<NoticePreview> {
  return await call("POST", `${ROOT}/${id}/preview`, { body: content, csrf });
}

export async function publishNotice(
  id: string,
  revision: number,
  notifies: boolean,
  csrf: string,
): Promise<StaffNotice> {
  return await call("POST", `${ROOT}/${id}/publish`, { body: { revision, notifies }, csrf });
}

export async function endNotice(id: string, closing: Words, notifies: boolean, csrf: string): Promise<StaffNotice> {
  return await call("POST", `${ROOT}/${id}/end`, { body: { closing, notifies }, csrf });
}

export async function readReach(id: string): Promise<Reach> {
  return await call("GET", `${ROOT}/${id}/reach`);
}
