/**
 * What an answer to `PUT /submissions/{id}` means for the envelope. Pure.
 *
 * The rule behind the table: only our own JSON counts as the server speaking. A hotel's sign-in page
 * answers 200 with HTML, a proxy answers 403 or 502 with HTML: for us that is "no network".
 */
import type { Finding } from "../form_engine/definition";
import type { Acceptance, Envelope } from "./envelope";

/** An answer read to its end: a connection that dies in the middle of the body never becomes one. */
export interface Reply {
  status: number;
  headers: Headers;
  body: string;
}

export type Verdict =
  | { kind: "accepted"; answer: Acceptance }
  | { kind: "upload-again" }
  | { kind: "again"; code: "network" | "server" | "busy"; status: number; retryAfter: string | null }
  | { kind: "held"; code: string; status: number }
  | { kind: "refused"; code: string; status: number; findings: Finding[] };

/** A request that failed, timed out, or was answered by somebody else. */
export const NO_NETWORK: Verdict = { kind: "again", code: "network", status: 0, retryAfter: null };

interface ProblemDocument {
  code: string;
  findings: Finding[];
}

/** Judge the answer to a submission. */
export function verdictOf(reply: Reply, envelope: Envelope): Verdict {
  if (reply.status === 200 || reply.status === 201) {
    const body = jsonIn(reply);
    return isAcceptance(body, envelope.id) ? { kind: "accepted", answer: body } : NO_NETWORK;
  }
  return refusalOf(reply);
}

/** The part of the table shared by submissions and attachments: everything that is not success. */
export function refusalOf(reply: Reply): Verdict {
  const { status } = reply;
  const problem = problemIn(reply);
  const retryAfter = reply.headers.get("Retry-After");
  if (status === 429) return { kind: "again", code: "busy", status, retryAfter };
  if (status === 503) return { kind: "again", code: problem ? "busy" : "server", status, retryAfter };
  if (status >= 500 || status === 408 || status === 425) return { kind: "again", code: "server", status, retryAfter };
  // Proxies in front of the server refuse large bodies with their own page: same meaning, other words.
  if (status === 413) return { kind: "held", code: problem?.code ?? "too-large", status };
  if (problem === null) return NO_NETWORK;
  if (problem.code === "forms.attachment-missing") return { kind: "upload-again" };
  if (status === 422 && problem.findings.length > 0) {
    return { kind: "refused", code: problem.code, status, findings: problem.findings };
  }
  return { kind: "held", code: problem.code, status };
}

/** Parse a body that claims to be JSON; anything else is null. */
function jsonIn(reply: Reply): unknown {
  const type = reply.headers.get("Content-Type") ?? "";
  if (!/^application\/([a-z0-9.-]+\+)?json\b/i.test(type)) return null;
  try {
    return JSON.parse(reply.body);
  } catch {
    // A proxy that cut the body short and still closed the connection politely.
    return null;
  }
}

/** Read an RFC 9457 problem document of ours: its `type` is `/problems/<code>`. */
export function problemIn(reply: Reply): ProblemDocument | null {
  const body = jsonIn(reply);
  if (!isRecord(body) || typeof body["type"] !== "string") return null;
  const code = /\/problems\/([a-z0-9.-]+)$/.exec(body["type"])?.[1];
  if (code === undefined) return null;
  const findings = Array.isArray(body["findings"]) ? body["findings"].filter(isFinding) : [];
  return { code, findings };
}

function isFinding(value: unknown): value is Finding {
  return (
    isRecord(value) &&
    typeof value["question"] === "string" &&
    typeof value["code"] === "string" &&
    isRecord(value["params"])
  );
}

function isAcceptance(body: unknown, id: string): body is Acceptance {
  return (
    isRecord(body) &&
    body["id"] === id &&
    body["state"] === "accepted" &&
    typeof body["receipt"] === "string" &&
    typeof body["received_at"] === "string"
  );
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
