/** The town's door, for tests: answers each path as told, and keeps what was asked of it. */
import { vi } from "vitest";
import type { Session } from "../../../pwa/src/wire/api.gen";

export interface Asked {
  method: string;
  path: string;
  headers: Record<string, string>;
  body: unknown;
}

export const CHLOE: Session = {
  name: "Chloé Bélanger",
  role: "admin",
  csrf_token: "token of the session",
  has_passkey: true,
  can_have_passkeys: true,
  town: { slug: "sainte-aurelie", name: "Sainte-Aurélie-des-Érables" },
};

type Answer = [status: number, body: unknown] | "unreachable";

/** Answers `METHOD /path` from the table; anything else is a test that forgot something. */
export function openDoor(answers: Record<string, Answer>): Asked[] {
  const asked: Asked[] = [];
  vi.stubGlobal("fetch", (path: string, init: RequestInit) => {
    const headers = init.headers as Record<string, string>;
    const body = init.body ? JSON.parse(String(init.body)) : undefined;
    asked.push({ method: String(init.method), path, headers, body });
    const answer = answers[`${init.method} ${path.replace("/api/v1/staff", "")}`];
    if (answer === undefined) throw new Error(`nobody told how to answer ${init.method} ${path}`);
    if (answer === "unreachable") return Promise.reject(new TypeError("Failed to fetch"));
    return Promise.resolve(respond(...answer));
  });
  return asked;
}

function respond(status: number, body: unknown): Response {
  if (status === 204) return new Response(null, { status });
  const type = status < 400 ? "application/json" : "application/problem+json";
  return new Response(JSON.stringify(body), { status, headers: { "Content-Type": type } });
}

export function refused(code: string): Answer {
  return [401, { type: `/problems/${code}`, status: 401 }];
}
