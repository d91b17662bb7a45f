import { cleanup, fireEvent, render, screen, waitFor, within } from "@testing-library/preact";
import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { language } from "../../../pwa/src/kernel/words";
import type { Envelope } from "../../../pwa/src/outbox/envelope";
import { begin, find } from "../../../pwa/src/outbox/journal";
import { reload } from "../../../pwa/src/outbox/live";
import type { MyRequest } from "../../../pwa/src/rooms/requests/api";
import { MyRequests } from "../../../pwa/src/rooms/requests/views/MyRequests";
import { RequestPage } from "../../../pwa/src/rooms/requests/views/RequestPage";
import { place } from "../../../pwa/src/shell/router";
import { openStore } from "../../../pwa/src/store/database";
import { forgetDatasets, refreshAll } from "../../../pwa/src/store/datasets";
import { removeSetting, setSetting } from "../../../pwa/src/store/settings";
import english from "../../../pwa/src/words/en/outbox.json";
import englishRequests from "../../../pwa/src/words/en/requests.json";
import french from "../../../pwa/src/words/fr/outbox.json";
import frenchRequests from "../../../pwa/src/words/fr/requests.json";
import { AT, acceptanceOf, draftOf, TROUBLE } from "../outbox/envelopes";
import { emptyPhone } from "../outbox/phone";
import { requestOf } from "./asked";

beforeEach(async () => {
  await emptyPhone();
  forgetDatasets();
  language.value = "fr";
  await removeSetting("device");
  await (await openStore()).clear("datasets");
  vi.stubGlobal("fetch", () => Promise.reject(new TypeError("Failed to fetch")));
});
afterEach(() => {
  cleanup();
  vi.unstubAllGlobals();
});

async function phoneWith(envelopes: Envelope[], requests?: MyRequest[]): Promise<void> {
  for (const envelope of envelopes) await begin(envelope);
  await reload();
  if (requests === undefined) return;
  await setSetting("device", { id: "alice", secret: "secret" });
  const store = await openStore();
  await store.put("datasets", {
    name: "requests.mine",
    key: "",
    etag: "",
    body: { requests },
    fetched_at: Date.parse(AT),
  });
}

describe("« Mes demandes » without network", () => {
  test("says what will be here when there is nothing yet, and how to begin", async () => {
    await phoneWith([]);
    render(<MyRequests />);
    expect(await screen.findByText("Vos demandes seront ici")).toBeDefined();
    expect(screen.getByRole("link", { name: "Signaler un problème" })).toBeDefined();
  });

  test("shows what waits first, with its number and what can be done", async () => {
    await phoneWith([
      draftOf({ state: "queued", attempts: 2, last_problem: TROUBLE, next_attempt_at: "2027-03-02T19:30:00.000Z" }),
    ]);
    render(<MyRequests />);
    const card = await screen.findByRole("article");
    expect(within(card).getByText(draftOf().receipt)).toBeDefined();
    expect(within(card).getByText(/Sera envoyée dès que le réseau revient/)).toBeDefined();
    expect(within(card).getByText(/prochain essai vers 14/)).toBeDefined();
    expect(
      within(card)
        .getAllByRole("button")
        .map((button) => button.textContent),
    ).toEqual(["Envoyer maintenant", "Modifier", "Supprimer", "Garder dans un fichier"]);
  });

  test("a deletion is taken back by a press", async () => {
    await phoneWith([draftOf()]);
    render(<MyRequests />);
    fireEvent.click(await screen.findByRole("button", { name: /^Supprimer/ }));
    fireEvent.click(await screen.findByRole("button", { name: "Annuler la suppression" }));
    await screen.findByRole("article");
    expect((await find(draftOf().id))?.discarded_at).toBeNull();
  });

  test("changing what waits opens its form again", async () => {
    await phoneWith([draftOf({ state: "queued", queued_at: AT })]);
    render(<MyRequests />);
    fireEvent.click(await screen.findByRole("button", { name: /^Modifier/ }));
    await waitFor(() => expect(place.value.path + place.value.search).toBe(`/formulaires/signaler?e=${draftOf().id}`));
    expect((await find(draftOf().id))?.state).toBe("draft");
  });

  test("says in one sentence what needs the person before what moves", async () => {
    await phoneWith([draftOf({ state: "refused", last_problem: TROUBLE })], [requestOf({ submission_id: "other" })]);
    render(<MyRequests />);
    expect(await screen.findByRole("heading", { level: 1, name: /Une demande a besoin de vous/ })).toBeDefined();
    expect(await screen.findByRole("link", { name: "Nid-de-poule" })).toBeDefined();
  });
});

describe("the headline of « Mes demandes »", () => {
  test("after the only request was deleted, is that of a phone without requests, and the way back stays", async () => {
    await phoneWith([draftOf()]);
    render(<MyRequests />);
    fireEvent.click(await screen.findByRole("button", { name: /^Supprimer/ }));
    expect(await screen.findByText("Vos demandes seront ici")).toBeDefined();
    expect(screen.queryByText(/Toutes vos demandes sont terminées/)).toBeNull();
    expect(screen.getByRole("button", { name: "Annuler la suppression" })).toBeDefined();
  });

  test("says the draft, which needs the person, before the request that the town has", async () => {
    await phoneWith([draftOf()], [requestOf({ submission_id: "other" })]);
    render(<MyRequests />);
    expect(await screen.findByRole("heading", { level: 1, name: /Vous avez un brouillon/ })).toBeDefined();
    expect(await screen.findByText("Une demande suit son cours")).toBeDefined();
  });
});

test("the facts of a row stand apart in its text, for who copies or hears it", async () => {
  await phoneWith([], [requestOf()]);
  render(<MyRequests />);
  const row = (await screen.findByRole("link", { name: "Nid-de-poule" })).closest("li");
  expect(row?.querySelector(".pv-row-detail")?.textContent).toMatch(/^7K4M-2Q9X · Étape 1 de 2 · d’ici le /);
});

test("a device that never sent anything does not tell the town that it exists", async () => {
  const fetch = vi.fn((_path: string, _asked: RequestInit) => Promise.reject(new TypeError("Failed to fetch")));
  vi.stubGlobal("fetch", fetch);
  await phoneWith([draftOf()]);
  render(<MyRequests />);
  await screen.findByRole("article");
  await refreshAll();
  // What everybody reads alike may be asked for; nothing says which phone asks.
  expect(fetch.mock.calls.filter(([, { headers }]) => new Headers(headers).has("Parvis-Device"))).toEqual([]);
});

describe("the page of a request without network", () => {
  test("says where it stands, the stage by its name, the promised day, and what the town wrote", async () => {
    const message = "Une équipe passera mercredi matin.";
    const accepted = draftOf({ state: "accepted", answer: acceptanceOf(draftOf().id) });
    const timeline = [
      ...requestOf().timeline,
      { id: "two", at: AT, kind: "state", state: "in_progress" as const, message },
    ];
    await phoneWith(
      [accepted],
      [requestOf({ state: "in_progress", stage: 2, stage_words: { fr: "Réparée" }, timeline })],
    );
    render(<RequestPage params={{ id: requestOf().id }} />);
    expect(await screen.findByRole("heading", { level: 1, name: /La ville s’en occupe/ })).toBeDefined();
    expect(screen.getByText(/Étape 2 de 2.*Réparée/)).toBeDefined();
    expect(screen.getByText(/Réponse prévue d’ici le mardi 9 mars/)).toBeDefined();
    expect(screen.getByText(message)).toBeDefined();
    expect(screen.getByText("Un trou")).toBeDefined();
  });

  test("one that was never on this device says how it is found", async () => {
    await phoneWith([], []);
    render(<RequestPage params={{ id: "unknown" }} />);
    expect(await screen.findByText("Cette demande n’est pas sur cet appareil")).toBeDefined();
  });
});

test.each([
  ["outbox", french, english],
  ["requests", frenchRequests, englishRequests],
])("the words of %s have the same keys and holes in both languages", (_room, ours, theirs) => {
  const holes = (text: string) => [...text.matchAll(/\{(\w+)\}/g)].map((found) => found[1]).sort();
  expect(Object.keys(theirs)).toEqual(Object.keys(ours));
  for (const [key, text] of Object.entries(ours))
    expect(holes((theirs as Record<string, string>)[key] ?? ""), key).toEqual(holes(text));
});
