/** What this device asked of the town, as the requests room of the server tells it. */
import type { Words } from "../../kernel/words";
import { declareDataset } from "../../store/datasets";

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

declareDataset("requests.mine", { path: () => "/api/v1/requests/mine", device: true });
