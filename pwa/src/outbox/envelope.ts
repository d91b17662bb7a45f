/** The envelope: what a person writes, from the first keystroke to the server's answer. Pure. */
import { listAnswered } from "../form_engine/answered";
import type { Answers, Definition, Finding, Photo } from "../form_engine/definition";
import { newId, receiptCode } from "../kernel/ids";

export type State = "draft" | "queued" | "sending" | "accepted" | "refused" | "waiting";

/** A photo or file named by what it contains: the same bytes are stored and sent once. */
export interface Attachment {
  sha256: string;
  name: string;
  media_type: string;
  size_bytes: number;
  question: string;
}

/** Why the last attempt did not end in "accepted"; kept until it does. */
export interface Trouble {
  /** `network`, `server`, `busy`, or the code of the server's problem document. */
  code: string;
  status: number;
  at: string;
  findings: Finding[];
}

/** The server's promise that it holds this envelope. */
export interface Acceptance {
  id: string;
  receipt: string;
  received_at: string;
  state: "accepted";
  review: boolean;
}

/** How a person wants to hear of what they send. */
export interface FollowUp {
  channel: "push" | "email" | "none";
  email?: string;
}

export interface Envelope {
  /** UUIDv7 made at the first keystroke; also the idempotency key of every attempt. */
  id: string;
  kind: "submission";
  form: string;
  version: number;
  language: string;
  /** The form as it was when the first answer was given: an old draft keeps its own questions. */
  definition: Definition;
  answers: Answers;
  attachments: Attachment[];
  /** The request, or the envelope that became one, that a form of its page speaks of. */
  about?: string;
  follow_up?: FollowUp;
  state: State;
  step: string;
  /** Counts the changes to what would be sent; an answer about an older revision is not about this one. */
  revision: number;
  /** The revision of the last attempt; 0 when nothing ever left the device. */
  sent_revision: number;
  started_at: string;
  saved_at: string;
  queued_at: string | null;
  attempts: number;
  next_attempt_at: string | null;
  last_problem: Trouble | null;
  /** The number the person can note before the server ever answered. */
  receipt: string;
  answer: Acceptance | null;
  /** Set while a deletion can still be undone. */
  discarded_at: string | null;
}

/** What travels: the same bytes at every attempt, so that the server can tell a repeat from a change. */
export interface Submission {
  form: string;
  version: number;
  language: string;
  answers: Answers;
  attachments: Attachment[];
  started_at: string;
  queued_at: string;
  about?: string;
  follow_up?: FollowUp;
}

/** Begin an envelope for a form; `at` is the moment of the first keystroke. */
export function newEnvelope(
  definition: Definition,
  language: string,
  at: string,
  id = newId(),
  about?: string,
): Envelope {
  return {
    id,
    ...(about !== undefined && { about }),
    kind: "submission",
    form: definition.code,
    version: definition.version,
    language,
    definition,
    answers: {},
    attachments: [],
    state: "draft",
    step: definition.steps[0]?.id ?? "",
    revision: 1,
    sent_revision: 0,
    started_at: at,
    saved_at: at,
    queued_at: null,
    attempts: 0,
    next_attempt_at: null,
    last_problem: null,
    receipt: receiptCode(id),
    answer: null,
    discarded_at: null,
  };
}

/** The body of `PUT /api/v1/submissions/{id}`. */
export function submissionOf(envelope: Envelope): Submission {
  const { form, version, language, answers, attachments, about, follow_up, started_at, queued_at } = envelope;
  return {
    form,
    version,
    language,
    answers,
    attachments,
    started_at,
    queued_at: queued_at ?? started_at,
    // Absent, not null: an envelope of before has the bytes that it always had.
    ...(about !== undefined && { about }),
    ...(follow_up !== undefined && { follow_up }),
  };
}

/** The photos and files that answers name, each with the question that asked for it. */
export function attachmentsOf(definition: Definition, answers: Answers): Attachment[] {
  return listAnswered(definition, answers)
    .filter(({ question }) => question.type === "photo" || question.type === "file")
    .flatMap(({ question, value }) => photosIn(value).map((photo) => ({ ...photo, question: question.id })));
}

/** The photos or files of an answer; none when it is something else. */
export function photosIn(answer: unknown): Photo[] {
  return Array.isArray(answer) ? answer.filter(isPhoto) : [];
}

function isPhoto(value: unknown): value is Photo {
  return typeof value === "object" && value !== null && "sha256" in value && "size_bytes" in value;
}
