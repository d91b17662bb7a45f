/** The town's inbox for tests: a few requests, a server that answers as the real one, and what it was asked. */
import { vi } from "vitest";
import type { RequestState } from "../../../pwa/src/rooms/requests/api";
import type { InboxItem, RequestDetail } from "../../../pwa/src/rooms/requests/staff/api";
import { AT } from "../outbox/envelopes";

export function itemOf(changes: Partial<InboxItem> = {}): InboxItem {
  return {
    id: "01956f00-0000-7000-8000-0000000000f1",
    receipt: "7K4M-2Q9X",
    form: "signaler",
    title: { fr: "Nid-de-poule", en: "Pothole" },
    state: "received",
    opened_at: AT,
    promised_on: "2027-03-09",
    place_words: "120, rue du Moulin",
    has_photo: true,
    review: false,
    desk: "",
    assignee_id: null,
    merged_into: null,
    ...changes,
  };
}

export function detailOf(changes: Partial<RequestDetail> = {}): RequestDetail {
  return {
    ...itemOf(),
    submission_id: "01956f00-0000-7000-8000-00000000a11c",
    language: "fr",
    stage: 1,
    stages: [{ fr: "Reçue" }, { fr: "Prise en charge" }, { fr: "Réglée" }],
    changed_at: AT,
    answers: [{ question: "photo", label: { fr: "Une photo" }, display: "1 photo" }],
    review_findings: [],
    form_changes: [],
    attachments: [
      {
        id: "p1",
        question: "photo",
        name: "trou.jpg",
        media_type: "image/jpeg",
        size_bytes: 9,
        state: "ready",
        finding: "",
        ready: true,
      },
    ],
    timeline: [{ id: "t1", at: AT, kind: "opened", state: "received" }],
    allowed_transitions: ["in_progress", "waiting_for_you", "done", "refused"],
    message_needed_for: ["waiting_for_you", "refused"],
    ...changes,
  };
}

const CHOICES = {
  categories: [{ code: "signaler/nid-de-poule", title: { fr: "Nid-de-poule" } }],
  desks: ["voirie"],
  channels: ["app"],
  colleagues: [{ id: "01956f00-0000-7000-8000-0000000000c1", name: "Chloé" }],
};

export interface Moved {
  id: string;
  body: { to: RequestState; message?: string; stage?: number };
  csrf: string | null;
}

/** Answers as the server; `desk.isDown` makes it unreachable. */
export function openDesk(items: InboxItem[]) {
  const desk = { items, moves: [] as Moved[], asked: [] as string[], isDown: false };
  vi.stubGlobal("fetch", async (path: string, init: RequestInit) => {
    if (desk.isDown) throw new TypeError("Failed to fetch");
    desk.asked.push(`${init.method} ${path}`);
    return Response.json(answerOf(desk, path, init));
  });
  return desk;
}

function answerOf(desk: { items: InboxItem[]; moves: Moved[] }, path: string, init: RequestInit): unknown {
  if (path.endsWith("/staff/session")) {
    return {
      name: "Chloé",
      role: "agent",
      csrf_token: "token",
      has_passkey: true,
      can_have_passkeys: true,
      town: { slug: "x", name: "X" },
    };
  }
  if (path.endsWith("/request-choices")) return CHOICES;
  if (path.endsWith("/request-filters")) return { filters: [] };
  const id = /\/staff\/requests\/([^/?]+)/.exec(path)?.[1];
  if (id === undefined) {
    const state = new URL(path, "http://town").searchParams.get("state");
    return { requests: desk.items.filter((item) => !state || item.state === state), next_cursor: null };
  }
  const item = desk.items.find((one) => one.id === id) ?? itemOf({ id });
  if (init.method !== "PUT") return detailOf(item);
  if (path.includes("/assignments/")) return detailOf(Object.assign(item, JSON.parse(init.body as string)));
  const body = JSON.parse(init.body as string) as Moved["body"];
  desk.moves.push({ id: path.split("/").at(-1) ?? "", body, csrf: new Headers(init.headers).get("Parvis-CSRF") });
  const message = body.message ?? null;
  const timeline = [...detailOf().timeline, { id: "t2", at: AT, kind: "state", state: body.to, message, by: "Chloé" }];
  Object.assign(item, { state: body.to });
  return detailOf({ ...item, timeline });
}
