import "fake-indexeddb/auto";
import { cleanup, fireEvent, render, screen } from "@testing-library/preact";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { setClock } from "../../../pwa/src/kernel/clock";
import "../../../pwa/src/rooms/notices/api";
import type { Notice } from "../../../pwa/src/rooms/notices/api";
import { forgetSeen } from "../../../pwa/src/rooms/notices/seen";
import { NoticePage } from "../../../pwa/src/rooms/notices/views/NoticePage";
import { navigate } from "../../../pwa/src/shell/router";
import { openStore } from "../../../pwa/src/store/database";
import { emptyStore } from "../store/empty_store";
import { aNotice, NOON } from "./notices";

const DELIVERY = "0198c0de-0000-4000-8000-00000000000d";
const { id } = aNotice();

/** The town answers with these notices; with none given, nobody answers. */
function answer(recent?: Notice[], one?: Notice): void {
  vi.stubGlobal("fetch", async (path: string) => {
    if (!recent) throw new TypeError("Failed to fetch");
    if (path.endsWith("/recent")) return json(200, { notices: recent });
    return one ? json(200, one) : json(404, { type: "/problems/notices.unknown" });
  });
}

function json(status: number, body: unknown): Response {
  return new Response(JSON.stringify(body), { status, headers: { "Content-Type": "application/json" } });
}

async function keep(notices: Notice[]): Promise<void> {
  const copy = { name: "notices.recent", key: "", etag: "", body: { notices }, fetched_at: NOON.getTime() };
  await (await openStore()).put("datasets", copy);
}

function open(): void {
  render(<NoticePage params={{ id }} />);
}

beforeEach(async () => {
  await emptyStore();
  forgetSeen();
  setClock(() => NOON);
  navigate(`/avis/${id}`, { replace: true });
});

afterEach(cleanup);

test("a notice kept on this phone opens without network, what to do first", async () => {
  answer();
  await keep([aNotice()]);
  open();
  const heading = await screen.findByRole("heading", { level: 1 });
  expect(heading.textContent).toContain("Avis d’ébullition de l’eau");
  expect(heading.textContent).toContain("Urgence");
  expect(screen.getByText("Faites bouillir l’eau 1 minute.", { exact: false })).toBeTruthy();
  expect(screen.getByText("Jusqu’à nouvel ordre")).toBeTruthy();
});

test("a notice that is not among the recent ones is asked for by itself", async () => {
  answer([], aNotice({ title: { fr: "Un vieil avis" } }));
  open();
  expect((await screen.findByRole("heading", { level: 1 })).textContent).toContain("Un vieil avis");
});

test("without network, what the notification said is shown, and nothing is made up", async () => {
  answer();
  await keep([]);
  const shown = {
    id,
    version: 1,
    shown_at: NOON.getTime(),
    title: "Urgence : Avis d’ébullition",
    body: "Faites bouillir.",
  };
  await (await openStore()).put("notices_shown", shown);
  open();
  expect(await screen.findByText("Urgence : Avis d’ébullition")).toBeTruthy();
  expect(screen.getByText("Faites bouillir.")).toBeTruthy();
  expect(screen.getByText(/Les détails s’afficheront/)).toBeTruthy();
});

test("a link that leads nowhere says so", async () => {
  answer([]);
  open();
  expect((await screen.findByRole("heading", { level: 1 })).textContent).toBe("Avis introuvable");
});

test("an ended notice says that it is over, and what to know now", async () => {
  answer();
  await keep([aNotice({ state: "ended", closing: { fr: "L’eau est redevenue potable." } })]);
  open();
  expect((await screen.findByRole("heading", { level: 1 })).textContent).toContain("Terminé");
  expect(screen.getByText("L’eau est redevenue potable.", { exact: false })).toBeTruthy();
  expect(screen.queryByRole("button", { name: "J’ai lu" })).toBeNull();
});

test("« J’ai lu » is remembered", async () => {
  answer();
  await keep([aNotice()]);
  open();
  fireEvent.click(await screen.findByRole("button", { name: "J’ai lu" }));
  expect((await screen.findByRole("button", { name: "Lu" })).getAttribute("aria-pressed")).toBe("true");
});

test("the delivery in the link is reported and taken out of what could be shared", async () => {
  answer();
  await keep([aNotice()]);
  navigate(`/avis/${id}#livraison=${DELIVERY}`, { replace: true });
  open();
  await screen.findByRole("heading", { level: 1 });
  await vi.waitFor(async () => {
    expect(await (await openStore()).getAll("receipts")).toMatchObject([{ delivery: DELIVERY, event: "clicked" }]);
  });
  expect(window.location.hash).toBe("");
});
