/** What this device asked of the town, as the requests room of the server tells it. */
import type { Words } from "../../kernel/words";
import { declareDataset } from "../../store/datasets";
import { call, readFile } from "../../wire/http";

export type RequestState = "received" | "in_progress" | "waiting_for_you" | "done" | "refused" | "reopened";

/** It was opened, came to a state, or the town wrote. */
export interface TimelineEntry {
  id: string;
  at: string;
  kind: string;
  state?: RequestState | null;
  /** What the town wrote to the person. */
  message?: string | null;
  /** Who did it; told to staff only. */
  by?: string | null;
  attachments?: EntryAttachment[];
}

/** A photo that came with a line of the story; only a `ready` one can be seen. */
export interface EntryAttachment {
  id: string;
  name: string;
  media_type: string;
  ready: boolean;
}

/** The team that looks after a request. */
export interface Desk {
  code: string;
  name: Words;
  phone: string;
}

export interface MyRequest {
  id: string;
  /** The envelope it came in. */
  submission_id: string;
  receipt: string;
  form: string;
  title: Words;
  state: RequestState;
  /** Stage `stage` of `stages`, from 1. */
  stage: number;
  stages: number;
  stage_words: Words;
  opened_at: string;
  changed_at: string;
  promised_on?: string | null;
  /** Absent in what a device kept from before. */
  stage_names?: Words[];
  next_step?: Words;
  desk?: Desk | null;
  closed_at?: string | null;
  promise_basis?: "history" | "rule";
  overdue_reason?: string | null;
  overdue_note?: string;
  follow_channel?: "push" | "email" | "none";
  timeline: TimelineEntry[];
}

export interface MyRequests {
  requests: MyRequest[];
}

declare module "../../store/dataset_store" {
  interface DatasetBodies {
    "requests.mine": MyRequests;
  }
}

/** The photo as the town made it; the device says which one it is, so no address can be passed on. */
export async function readPhoto({ id }: EntryAttachment): Promise<Blob> {
  return await readFile(`/api/v1/requests/attachments/${id}`, { device: true });
}

/** Lets this device read and answer the request of a mail's link. */
export async function followByLink(token: string): Promise<string> {
  const path = "/api/v1/requests/follow";
  return (await call<{ request_id: string }>("POST", path, { body: { token }, device: true })).request_id;
}

export async function stopMail(token: string): Promise<void> {
  await call("POST", `/api/v1/requests/mail/${encodeURIComponent(token)}/stop`);
}

declareDataset("requests.mine", { path: () => "/api/v1/requests/mine", device: true });
