import { cleanup, fireEvent, render, screen } from "@testing-library/preact";
import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { language } from "../../../../pwa/src/kernel/words";
import { newEnvelope } from "../../../../pwa/src/outbox/envelope";
import { apply, begin } from "../../../../pwa/src/outbox/journal";
import { addressOf } from "../../../../pwa/src/rooms/forms/pages";
import { Form } from "../../../../pwa/src/rooms/forms/views/Form";
import type { PublicReports } from "../../../../pwa/src/rooms/requests/reports/api";
import { ReportPage } from "../../../../pwa/src/rooms/requests/reports/views/ReportPage";
import { ReportsPage } from "../../../../pwa/src/rooms/requests/reports/views/ReportsPage";
import { navigate } from "../../../../pwa/src/shell/router";
import { openStore } from "../../../../pwa/src/store/database";
import { forgetDatasets } from "../../../../pwa/src/store/datasets";
import { removeSetting, setSetting } from "../../../../pwa/src/store/settings";
import { SIGNALER } from "../../forms/signaler";
import { AT } from "../../outbox/envelopes";
import { emptyPhone } from "../../outbox/phone";
import { reportOf, toldOf } from "./told";

beforeEach(async () => {
  await emptyPhone();
  forgetDatasets();
  language.value = "fr";
  await removeSetting("address");
  await (await openStore()).clear("datasets");
  vi.stubGlobal("fetch", () => Promise.reject(new TypeError("Failed to fetch")));
});
afterEach(() => {
  cleanup();
  vi.unstubAllGlobals();
});

async function phoneKnows(body: PublicReports): Promise<void> {
  const store = await openStore();
  await store.put("datasets", { name: "requests.open-reports", key: "", etag: "", body, fetched_at: Date.now() });
}

const linesShown = () => screen.getAllByRole("listitem").map((line) => line.textContent);

describe("the public list without network", () => {
  test("says what, where, since when, how many and in what state", async () => {
    await phoneKnows(toldOf(reportOf({ followers: 3, state: "in_progress" })));
    render(<ReportsPage />);
    const link = await screen.findByRole("link", { name: "Nid-de-poule" });
    expect(link.getAttribute("href")).toBe("/signalements/r1");
    expect(linesShown()[0]).toMatch(/rue du Pont · signalé le .*1.* mars · 3 personnes aussi.*En traitement/);
  });

  test("one's own street comes first, under its name", async () => {
    await setSetting("address", { words: "1, rue Basse", street: "rue Basse", number: 1, suffix: "" });
    await phoneKnows(
      toldOf(reportOf(), reportOf({ id: "r2", category: "lamp", place_words: "rue Basse", streets: ["rue basse"] })),
    );
    render(<ReportsPage />);
    await screen.findByRole("heading", { name: /Dans votre rue.*rue Basse/ });
    expect(linesShown()[0]).toMatch(/^Lampadaire/);
    expect(screen.getByRole("heading", { name: "Ailleurs dans la ville" })).toBeDefined();
  });

  test("is filtered by state and by kind", async () => {
    await phoneKnows(toldOf(reportOf(), reportOf({ id: "r2", category: "lamp", state: "done" })));
    render(<ReportsPage />);
    await screen.findByRole("link", { name: "Nid-de-poule" });
    expect(screen.queryByRole("link", { name: "Lampadaire" })).toBeNull();
    fireEvent.click(screen.getByRole("button", { name: "Terminés" }));
    expect(screen.getByRole("link", { name: "Lampadaire" })).toBeDefined();
    fireEvent.click(screen.getByRole("button", { name: "Nid-de-poule" }));
    expect(screen.getByText("Aucun signalement de cette sorte")).toBeDefined();
  });

  test("says how long a kind usually takes only where enough was settled", async () => {
    await phoneKnows(toldOf(reportOf()));
    render(<ReportsPage />);
    expect(await screen.findByText("D’habitude réglé en 6 jours ou moins (8 fois sur 10)")).toBeDefined();
    expect(screen.queryByText(/2 jours ou moins/)).toBeNull();
  });

  test("a phone that never had it offers to try again", async () => {
    render(<ReportsPage />);
    expect(await screen.findByRole("button", { name: /Réessayer/ })).toBeDefined();
  });
});

describe("one report", () => {
  test("leads to « Moi aussi » about it, and tells its days", async () => {
    await phoneKnows(toldOf(reportOf()));
    render(<ReportPage params={{ id: "r1" }} />);
    const too = await screen.findByRole("link", { name: "Moi aussi" });
    expect(too.getAttribute("href")).toBe("/formulaires/moi-aussi?sujet=r1");
    expect(screen.getByText(/La ville prévoit régler ce problème d’ici le .*9 mars 2027/)).toBeDefined();
  });

  test("a settled one is not joined any more", async () => {
    await phoneKnows(toldOf(reportOf({ state: "done", closed_on: "2027-03-02", promised_on: null })));
    render(<ReportPage params={{ id: "r1" }} />);
    await screen.findByRole("heading", { name: "Étapes" });
    expect(screen.queryByRole("link", { name: "Moi aussi" })).toBeNull();
  });

  test("one that is not told any more leads back to the list", async () => {
    await phoneKnows(toldOf());
    render(<ReportPage params={{ id: "r1" }} />);
    expect(await screen.findByText("Ce signalement n’est plus dans la liste")).toBeDefined();
  });
});

describe("before the same is reported again", () => {
  const form = { ...SIGNALER, subject: "category" };

  async function atThePlace(words: string): Promise<void> {
    const envelope = await begin(newEnvelope(form, "fr", AT));
    const answers = { category: "hole", place: { kind: "landmark", words } };
    await apply(envelope.id, { type: "save", answers, step: "details", at: AT });
    navigate(addressOf({ code: "signaler", envelope: envelope.id, step: "details" }));
    render(<Form params={{ code: "signaler" }} />);
    await screen.findByRole("heading", { level: 1, name: "Aidez-nous à le trouver" });
  }

  test("a report on the same street is offered, and can be passed by", async () => {
    await phoneKnows(toldOf(reportOf()));
    await atThePlace("rue du Pont");
    expect(await screen.findByText("Quelqu’un l’a peut-être déjà signalé")).toBeDefined();
    const same = screen.getByRole("link", { name: /^C’est le même.*moi aussi/ });
    expect(same.getAttribute("href")).toBe("/formulaires/moi-aussi?sujet=r1");
    fireEvent.click(screen.getByRole("button", { name: "Non, continuer" }));
    expect(await screen.findByRole("heading", { level: 1, name: /Vérifi/ })).toBeDefined();
  });

  test("with nothing near, the page is as it was", async () => {
    await phoneKnows(toldOf(reportOf()));
    await atThePlace("rue Basse");
    expect(screen.getByRole("button", { name: "Continuer" })).toBeDefined();
    expect(screen.queryByText("Quelqu’un l’a peut-être déjà signalé")).toBeNull();
  });
});
