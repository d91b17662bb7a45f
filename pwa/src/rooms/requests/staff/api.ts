/** The town's inbox, as the server tells it to staff. */
import type { Words } from "../../../kernel/words";
import { call } from "../../../wire/http";
import type { RequestState, TimelineEntry } from "../api";
import { type InboxQuestion, searchOf } from "./question";

export interface InboxItem {
  id: string;
  receipt: string;
  form: string;
  title: Words;
  state: RequestState;
  opened_at: string;
  promised_on: string | null;
  place_words: string;
  has_photo: boolean;
  /** It was written for another version of the form, or another body came under its number. */
  review: boolean;
  desk: string;
  assignee_id: string | null;
  merged_into: string | null;
}

export interface Inbox {
  requests: InboxItem[];
  next_cursor: string | null;
}

/**
 * A photo: `stored` waits to be made safe to show, `refused` was none after all. Or a document: `stored` waits for the
 * scanner, which may be `unavailable`; then `clean`, `infected` (`finding` names the threat), or `unscanned`.
 */
export interface RequestPhoto {
  id: string;
  question: string;
  name: string;
  media_type: string;
  size_bytes: number;
  state: string;
  finding: string;
  ready: boolean;
}

export interface AnswerLine {
  question: string;
  label: Words;
  display: string;
}

export interface RequestDetail extends InboxItem {
  submission_id: string;
  language: string;
  stage: number;
  stages: Words[];
  changed_at: string;
  answers: AnswerLine[];
  review_findings: { question?: string; code?: string; params?: Record<string, string | number> }[];
  /** What the form's present version changed of the one that was filled in. */
  form_changes: { code: string; path: string; name?: Words | null }[];
  attachments: RequestPhoto[];
  timeline: TimelineEntry[];
  allowed_transitions: RequestState[];
  message_needed_for: RequestState[];
}

/** Where a request is taken; `id` makes it happen once, however often it is sent. */
export interface Move {
  id: string;
  to: RequestState;
  message: string;
  stage: number | null;
}

export async function readInbox(question: InboxQuestion, cursor: string | null): Promise<Inbox> {
  const search = new URLSearchParams(searchOf(question));
  if (cursor) search.set("cursor", cursor);
  const text = search.toString();
  return await call<Inbox>("GET", `/api/v1/staff/requests${text && `?${text}`}`);
}

export async function readRequest(id: string): Promise<RequestDetail> {
  return await call<RequestDetail>("GET", `/api/v1/staff/requests/${encodeURIComponent(id)}`);
}

export async function putMove(request: string, move: Move, csrf: string): Promise<RequestDetail> {
  return await call<RequestDetail>("PUT", moveAddress(request, move), { body: moveBody(move), csrf });
}

/** The same from a window that closes: nobody is left to hear the answer. */
export function sendAsLeaving(request: string, move: Move, csrf: string): void {
  const headers = { "Content-Type": "application/json", "Parvis-CSRF": csrf };
  const body = JSON.stringify(moveBody(move));
  void fetch(moveAddress(request, move), { method: "PUT", keepalive: true, headers, body }).catch(() => undefined);
}

function moveAddress(request: string, move: Move): string {
  return `/api/v1/staff/requests/${request}/transitions/${move.id}`;
}

function moveBody({ to, message, stage }: Move): Record<string, unknown> {
  return { to, ...(message && { message }), ...(stage !== null && { stage }) };
}

export function isDocument(file: RequestPhoto): boolean {
  return !file.media_type.startsWith("image/");
}

export function documentAddress(file: RequestPhoto): string {
  return `/api/v1/staff/attachments/${file.id}/document`;
}

export function photoAddress(photo: RequestPhoto): string {
  return `/api/v1/staff/attachments/${photo.id}`;
}
