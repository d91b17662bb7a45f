/** What can go wrong when the app speaks to the town: the town said no (Problem), or nobody answered (NetworkFailure). */

/** What is wrong with one answer of a form. */
export interface Finding {
  question: string;
  code: string;
  params?: Record<string, string | number>;
}

/** The RFC 9457 document as the server writes it. */
export interface ProblemDocument {
  type?: string;
  title?: string;
  status?: number;
  detail?: string;
  findings?: Finding[];
  [extension: string]: unknown;
}

/** The town answered, and the answer is no. `code` is stable; people read its words under `problem.<code>`. */
export class Problem extends Error {
  override readonly name = "Problem";
  readonly status: number;
  readonly code: string;
  readonly detail: string;
  readonly findings: Finding[];
  /** The whole document, for extensions such as the list of missing attachments. */
  readonly document: ProblemDocument;
  /** How long the server asked us to wait, from Retry-After. */
  readonly retryAfterSeconds: number | undefined;

  constructor(status: number, document: ProblemDocument, retryAfterSeconds?: number) {
    const code = (document.type ?? "").replace(/^.*\/problems\//, "") || `http.${status}`;
    super(`${status} ${code}`);
    this.status = status;
    this.code = code;
    this.detail = document.detail ?? document.title ?? "";
    this.findings = document.findings ?? [];
    this.document = document;
    this.retryAfterSeconds = retryAfterSeconds;
  }
}

/**
 * Why nobody answered: `unreachable` (no network, no server), `timeout`, or `not-ours`: something answered
 * that is not the town, such as a hotel's sign-in page with status 200 or a proxy's error page.
 */
export type FailureReason = "unreachable" | "timeout" | "not-ours";

/** Nobody from the town answered; what was sent may be sent again. */
export class NetworkFailure extends Error {
  override readonly name = "NetworkFailure";
  readonly reason: FailureReason;

  constructor(reason: FailureReason, cause?: unknown) {
    super(`network: ${reason}`, { cause });
    this.reason = reason;
  }
}

/** Reads Retry-After, which is seconds or a date. */
export function retryAfter(value: string | null, nowMs: number): number | undefined {
  if (!value) return undefined;
  const seconds = Number(value);
  if (Number.isFinite(seconds)) return Math.max(0, seconds);
  const at = Date.parse(value);
  return Number.isNaN(at) ? undefined : Math.max(0, Math.ceil((at - nowMs) / 1000));
}
