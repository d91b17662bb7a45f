/** A scripted server for tests about one answer at a time. */

import type { Envelope } from "../../../pwa/src/outbox/envelope";
import { transition } from "../../../pwa/src/outbox/machine";
import type { SenderDeps } from "../../../pwa/src/outbox/sender";
import { AT } from "./envelopes";

export interface Call {
  method: string;
  path: string;
  headers: Headers;
  body: unknown;
}

type Answer = Response | Error;

/** One envelope in memory, a list of answers to give, and everything that was asked. */
export function deskWith(
  envelope: Envelope,
  answers: (Answer | (() => Answer))[],
  photos = new Map<string, ArrayBuffer>(),
) {
  const calls: Call[] = [];
  const desk = { envelope, calls, changes: 0 };
  const deps: SenderDeps = {
    journal: {
      all: async () => [desk.envelope],
      apply: async (_id, event) => {
        desk.envelope = transition(desk.envelope, event);
        return desk.envelope;
      },
      bytes: async (sha256) => photos.get(sha256),
    },
    lock: async (work) => await work(),
    fetch: async (path, init) => {
      calls.push({ method: init.method ?? "GET", path, headers: new Headers(init.headers), body: init.body });
      const next = answers.shift();
      const answer = typeof next === "function" ? next() : next;
      if (answer === undefined) throw new Error(`unexpected ${init.method} ${path}`);
      if (answer instanceof Error) throw answer;
      return answer;
    },
    device: async () => "alice.secret",
    now: () => new Date(AT),
    random: () => 1,
    sha256: (bytes) => crypto.subtle.digest("SHA-256", bytes),
    changed: () => {
      desk.changes += 1;
    },
  };
  return { desk, deps };
}

export function problem(
  status: number,
  code: string,
  extra: Record<string, unknown> = {},
  headers: Record<string, string> = {},
): Response {
  const body = JSON.stringify({ type: `/problems/${code}`, title: code, status, ...extra });
  return new Response(body, { status, headers: { "Content-Type": "application/problem+json", ...headers } });
}

export function html(status: number): Response {
  return new Response("<html>Connectez-vous au réseau</html>", { status, headers: { "Content-Type": "text/html" } });
}

export function at(offset: number, length: number, status: number): Response {
  return new Response(null, { status, headers: { "Upload-Offset": String(offset), "Upload-Length": String(length) } });
}
