import { cleanup, fireEvent, render, screen, within } from "@testing-library/preact";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { setClock } from "../../../pwa/src/kernel/clock";
import { addStaffWords } from "../../../pwa/src/kernel/words_staff";
import { cameIn } from "../../../pwa/src/rooms/people/staff/session";
import { MonthDesk } from "../../../pwa/src/rooms/waste/staff/month/views/MonthDesk";
import type { ChangePreview, NewChange, Session } from "../../../pwa/src/wire/api.gen";
import { MONTH } from "./month";
import { closeTown, newPhone, STREAMS } from "./town";

const NOTICE = {
  title: { fr: "Bac bleu : collecte déplacée", en: "Blue bin: collection moved" },
  body: { fr: "Pourquoi : imprévu.", en: "Why: unforeseen." },
  what_to_do: { fr: "Mettez au chemin mardi.", en: "Put out on Tuesday." },
};
const PREVIEW: ChangePreview = {
  addresses: 5,
  devices: 2,
  sectors: [],
  conflicts: [],
  notice: NOTICE,
  place_words: { fr: "Toute la ville", en: "The whole town" },
  push: [
    { language: "fr", title: "Bac bleu : collecte déplacée", body: "Mettez au chemin.", payload: {}, size_bytes: 9 },
  ],
  findings: [],
  seen: "abc",
};

interface Asked {
  method: string;
  path: string;
  body: NewChange | undefined;
}

let asked: Asked[];
let decision: () => Response;

const json = (status: number, body: unknown): Response =>
  new Response(JSON.stringify(body), { status, headers: { "Content-Type": "application/json", ETag: '"1"' } });

function answer(path: string, method: string, body: NewChange | undefined): Response {
  if (path.startsWith("/api/v1/staff/collection-calendar")) return json(200, MONTH);
  if (path.endsWith("/preview")) return json(200, PREVIEW);
  if (method === "PUT") return decision();
  if (method === "DELETE") return new Response(null, { status: 204 });
  return json(200, path.endsWith("/streams") ? STREAMS : { body });
}

beforeEach(async () => {
  await newPhone();
  setClock(() => new Date("2026-12-02T17:00:00Z"));
  addStaffWords();
  asked = [];
  decision = () => {
    const told = { notice_id: "n", targeted: 2, received: 0 };
    return json(201, { ...asked.at(-1)?.body, id: "c", sector_name: null, withdrawn_at: null, told });
  };
  cameIn({ csrf_token: "token", role: "editor" } as Session);
  vi.stubGlobal("fetch", async (path: string, request: RequestInit = {}) => {
    const body = request.body ? (JSON.parse(String(request.body)) as NewChange) : undefined;
    const method = request.method ?? "GET";
    asked.push({ method, path, body });
    return answer(path, method, body);
  });
});
afterEach(() => {
  cleanup();
  closeTown();
  setClock();
});

const dayButton = (on: string): HTMLElement => document.querySelector(`[data-on="${on}"]`) as HTMLElement;
const decided = (): Asked[] => asked.filter((one) => one.method === "PUT");

async function openMonth(): Promise<void> {
  render(<MonthDesk />);
  await vi.waitFor(() => expect(dayButton("2026-12-07")).not.toBeNull());
}

async function beginToMove(): Promise<HTMLElement> {
  fireEvent.click(dayButton("2026-12-07"));
  fireEvent.click(await screen.findByRole("button", { name: /^Déplacer, / }));
  return await screen.findByRole("button", { name: "Déplacer et prévenir 2 appareils" });
}

test("three clicks move a day to the next working one, with the notice that was proposed", async () => {
  await openMonth();
  fireEvent.click(await beginToMove());
  await screen.findByText("C’est fait. 2 appareils sont prévenus.");
  expect(decided()).toHaveLength(1);
  expect(decided()[0]?.body).toMatchObject({
    kind: "moved",
    planned_on: "2026-12-07",
    new_on: "2026-12-08",
    stream: "recyclage",
    reason: { fr: "Imprévu", en: "Unforeseen" },
    notice: NOTICE,
    seen: "abc",
  });
});

test("what was just decided is taken back where one is", async () => {
  await openMonth();
  fireEvent.click(await beginToMove());
  fireEvent.click(await screen.findByRole("button", { name: "Reprendre" }));
  await vi.waitFor(() => expect(screen.queryByRole("button", { name: "Reprendre" })).toBeNull());
  expect(asked.find((one) => one.method === "DELETE")?.path).toBe("/api/v1/staff/collection-changes/c");
});

test("an agent looks, and is offered nothing that would be refused", async () => {
  cameIn({ csrf_token: "token", role: "agent" } as Session);
  await openMonth();
  fireEvent.click(dayButton("2026-12-07"));
  await screen.findByText(/Rive nord, Rive sud – 5 adresses/);
  expect(screen.queryByRole("button", { name: /^Déplacer|^Annuler|^Ajouter/ })).toBeNull();
});

test("nobody is told where nobody should be", async () => {
  await openMonth();
  await beginToMove();
  fireEvent.click(screen.getByRole("switch"));
  fireEvent.click(await screen.findByRole("button", { name: "Déplacer" }));
  await vi.waitFor(() => expect(decided()).toHaveLength(1));
  expect(decided()[0]?.body?.notice).toBeNull();
});

test("a text that was written travels, and says when it is older than the change", async () => {
  await openMonth();
  await beginToMove();
  fireEvent.click(screen.getByRole("button", { name: "Modifier le texte" }));
  const title = document.querySelector("#notice-title") as HTMLInputElement;
  fireEvent.input(title, { target: { value: "Mardi cette semaine" } });
  fireEvent.input(screen.getByLabelText("Nouveau jour"), { target: { value: "2026-12-09" } });
  await screen.findByText(/Ce texte a été écrit avant/);
  fireEvent.click(await screen.findByRole("button", { name: "Déplacer et prévenir 2 appareils" }));
  await vi.waitFor(() => expect(decided()).toHaveLength(1));
  expect(decided()[0]?.body?.notice?.title["fr"]).toBe("Mardi cette semaine");
});

test("who was quicker is named, and nothing that was chosen is lost", async () => {
  decision = () => json(409, { type: "/problems/waste.changed-meanwhile", author: "Marc Tremblay" });
  await openMonth();
  const decide = await beginToMove();
  fireEvent.input(screen.getByLabelText("Nouveau jour"), { target: { value: "2026-12-09" } });
  await vi.waitFor(() => expect(decide.hasAttribute("disabled")).toBe(false));
  fireEvent.click(await screen.findByRole("button", { name: "Déplacer et prévenir 2 appareils" }));
  await screen.findByText(/Marc Tremblay vient de décider/);
  expect((screen.getByLabelText("Nouveau jour") as HTMLInputElement).value).toBe("2026-12-09");
});

test("arrows go from day to day with one stop for Tab, and the panel gives the focus back", async () => {
  await openMonth();
  const stops = () => [...document.querySelectorAll<HTMLElement>("[data-on]")].filter((one) => one.tabIndex === 0);
  expect(stops().map((one) => one.dataset["on"])).toEqual(["2026-12-02"]);
  dayButton("2026-12-02").focus();
  fireEvent.keyDown(dayButton("2026-12-02"), { key: "ArrowDown" });
  expect(document.activeElement).toBe(dayButton("2026-12-09"));
  fireEvent.keyDown(dayButton("2026-12-09"), { key: "Home" });
  expect(document.activeElement).toBe(dayButton("2026-12-06"));
  expect(stops().map((one) => one.dataset["on"])).toEqual(["2026-12-06"]);
  fireEvent.click(dayButton("2026-12-06"));
  const panel = await screen.findByRole("region", { name: "Dimanche 6 décembre" });
  fireEvent.click(within(panel).getByRole("button", { name: "Fermer" }));
  await vi.waitFor(() => expect(document.activeElement).toBe(dayButton("2026-12-06")));
});

test("each day says aloud all that happens on it", async () => {
  await openMonth();
  const words = (on: string): string => (dayButton(on).textContent ?? "").replace(/[\u00a0\u202f]/g, " ");
  expect(words("2026-12-07")).toContain("lundi 7 décembre");
  expect(words("2026-12-07")).toContain("Rive nord, Rive sud");
  expect(words("2026-12-26")).toContain("déplacée du vendredi 25 décembre");
  expect(words("2026-12-09")).toContain("Aucune collecte");
});
