import { cleanup, fireEvent, render, screen, waitFor } from "@testing-library/preact";
import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { setClock } from "../../../pwa/src/kernel/clock";
import { setLanguage } from "../../../pwa/src/kernel/words";
import { App, find } from "../../../pwa/src/shell/App";
import { ErrorBoundary } from "../../../pwa/src/shell/ErrorBoundary";
import { navigate, place, startRouter } from "../../../pwa/src/shell/router";
import { closeStore } from "../../../pwa/src/store/database";
import { refreshAll, refreshDataset } from "../../../pwa/src/store/datasets";
import type { Notice } from "../../../pwa/src/wire/api.gen";
import { closeTown, liveAt, newPhone, openTown } from "../waste/town";

const plain = (text: string | null | undefined): string => (text ?? "").replace(/[\u00a0\u202f]/g, " ");
const heading = (): string => plain(document.querySelector("main h1")?.textContent);
let stop = (): void => {};

async function openApp(): Promise<void> {
  render(<App first={await find(place.value)} />);
}

beforeEach(async () => {
  await newPhone();
  navigate("/", { replace: true });
  stop = startRouter();
  window.scrollTo = () => {};
});
afterEach(async () => {
  stop();
  cleanup();
  closeTown();
  setClock();
  await setLanguage("fr");
  await closeStore();
});

const BOIL: Notice = {
  id: "0198c0de-0000-7000-8000-000000000001",
  version: 1,
  state: "published",
  kind: "boil_water",
  severity: "emergency",
  title: { fr: "Faites bouillir l’eau une minute", en: "Boil the water for one minute" },
  body: { fr: "Une conduite a cédé." },
  what_to_do: { fr: "- Faites bouillir l’eau.\n- Jetez les glaçons." },
  place_words: { fr: "Le Village" },
  contact: { fr: "" },
  closing: {},
  districts: ["village"],
  starts_at: "2026-12-01T12:00:00Z",
  ends_at: null,
  published_at: "2026-12-01T12:00:00Z",
  updated_at: "2026-12-01T12:00:00Z",
};

describe("the first visit", () => {
  test("says in one sentence what this is, asks for an address, and lets one go on without", async () => {
    openTown();
    await openApp();
    expect(heading()).toContain("Votre hôtel de ville, ouvert jour et nuit");
    await screen.findByLabelText("Quelle est votre adresse?");
    fireEvent.click(screen.getByRole("button", { name: "Plus tard" }));
    await waitFor(() => expect(heading()).toContain("Quel bac sortir, et quand?"));
    await waitFor(() => expect(document.activeElement?.tagName).toBe("H1"));
  });
});

describe("the home page", () => {
  test("opens on the next collection", async () => {
    openTown();
    await liveAt("principale");
    await openApp();
    await waitFor(() => expect(heading()).toContain("Ce soir : bac brun, à sortir avant 7 h"));
  });

  test("gives its band to an emergency that concerns this address, and keeps the collection below", async () => {
    openTown({ notices: { notices: [BOIL] } });
    await liveAt("principale");
    await openApp();
    await waitFor(() => expect(heading()).toContain("Faites bouillir l’eau une minute"));
    expect(screen.getByText("Jetez les glaçons.")).toBeDefined();
    expect(screen.getByRole("link", { name: "Lire l’avis" }).getAttribute("href")).toBe(`/avis/${BOIL.id}`);
    await screen.findByText(/Ce soir/);
  });

  test("is not alarmed by an emergency elsewhere", async () => {
    openTown({ notices: { notices: [{ ...BOIL, districts: ["ailleurs"] }] } });
    await liveAt("principale");
    await openApp();
    await refreshDataset("notices.recent");
    await waitFor(() => expect(heading()).toContain("Ce soir"));
  });

  test("works in English at once, and says so to the browser's reader", async () => {
    openTown();
    await liveAt("principale");
    await openApp();
    fireEvent.click(screen.getByRole("button", { name: /English/ }));
    await waitFor(() => expect(heading()).toContain("Tonight: brown bin, out before 7 a.m."));
    expect(screen.getByRole("link", { name: /My requests/ })).toBeDefined();
  });
});

describe("the frame", () => {
  test("leads to another screen: its title, its heading and its place follow", async () => {
    openTown();
    await openApp();
    fireEvent.click(screen.getByRole("link", { name: "Services" }));
    await waitFor(() => expect(heading()).toBe("Services"));
    await waitFor(() => expect(document.title).toBe("Services – Sainte-Aurélie-des-Érables"));
    await waitFor(() => expect(document.activeElement?.tagName).toBe("H1"));
    expect(screen.getByRole("link", { name: "Services" }).getAttribute("aria-current")).toBe("page");
  });

  test("says that it is offline and how old its data is, without blocking", async () => {
    openTown();
    await liveAt("principale");
    await openApp();
    await refreshAll();
    setClock(() => new Date("2026-12-01T23:33:00Z"));
    vi.stubGlobal("fetch", () => Promise.reject(new TypeError("Failed to fetch")));
    await refreshAll();
    await waitFor(() => expect(plain(document.body.textContent)).toContain("Hors ligne. Mis à jour il y a 3 min."));
    expect(heading()).toContain("Ce soir");
  });

  test("gives the phone of the town hall, whether it is open, and the emergency numbers", async () => {
    openTown();
    await openApp();
    await refreshDataset("towns.profile");
    await screen.findByText("Hôtel de ville");
    expect(plain(document.querySelector("footer")?.textContent)).toContain("Fermé. Ouvre mardi 8 décembre à 8 h 30");
    expect(document.querySelector("footer a[href='tel:911']")).not.toBeNull();
  });

  test("of a path that leads nowhere says so and offers to search", async () => {
    openTown();
    navigate("/nulle/part");
    await openApp();
    expect(heading()).toBe("Cette page n’existe pas");
    expect(screen.getByLabelText("Que cherchez-vous?")).toBeDefined();
  });
});

test("a screen that breaks says what was kept, and can be tried again", () => {
  let broken = true;
  const Fragile = () => {
    if (broken) throw new Error("boom");
    return <h1>Réparé</h1>;
  };
  vi.spyOn(console, "error").mockImplementation(() => {});
  render(
    <ErrorBoundary>
      <Fragile />
    </ErrorBoundary>,
  );
  expect(plain(document.body.textContent)).toContain("Ce que vous avez écrit est gardé sur cet appareil.");
  broken = false;
  fireEvent.click(screen.getByRole("button", { name: "Réessayer" }));
  expect(screen.getByRole("heading", { name: "Réparé" })).toBeDefined();
});
