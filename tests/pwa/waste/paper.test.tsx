import { cleanup, fireEvent, render, screen, within } from "@testing-library/preact";
import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { setClock } from "../../../pwa/src/kernel/clock";
import { addStaffWords } from "../../../pwa/src/kernel/words_staff";
import { paperPath, paperPathOf } from "../../../pwa/src/rooms/waste/paper";
import { PaperDesk } from "../../../pwa/src/rooms/waste/staff/paper/PaperDesk";
import { Collections } from "../../../pwa/src/rooms/waste/views/Collections";
import { Paper } from "../../../pwa/src/rooms/waste/views/Paper";
import { closeTown, liveAt, newPhone, openTown } from "./town";

const plain = (text: string | null | undefined): string => (text ?? "").replace(/[\u00a0\u202f]/g, " ");
const printed = (): string => plain(document.querySelector(".pv-printed")?.textContent);
const PAGE = "/api/v1/waste/zones/z1/calendar.pdf?rue=rue-principale&format=page&langue=fr";

/** The town as `openTown` makes it, which also makes sheets, or answers as it is told to. */
function openPress(answer: () => Response | Promise<Response> = () => new Response(null)): void {
  openTown();
  const town = globalThis.fetch;
  vi.stubGlobal("fetch", async (path: string, init?: RequestInit) =>
    path.includes("calendar.pdf") ? answer() : town(path, init),
  );
}

beforeEach(async () => await newPhone());
afterEach(() => {
  cleanup();
  closeTown();
  setClock();
});

describe("the link to a sheet", () => {
  const wish = { zone: "z1", street: "rue de l’Église", dwellings: 0, format: "page", language: "fr" } as const;

  test("tells a sector and a street", () => {
    expect(paperPath(wish)).toBe("/api/v1/waste/zones/z1/calendar.pdf?rue=rue-de-l-eglise&format=page&langue=fr");
  });

  test("tells the size of a building where it matters, and what was chosen", () => {
    expect(paperPath({ ...wish, dwellings: 12, format: "gros", language: "en" })).toBe(
      "/api/v1/waste/zones/z1/calendar.pdf?rue=rue-de-l-eglise&logements=12&format=gros&langue=en",
    );
    expect(paperPath({ ...wish, street: "" })).toBe("/api/v1/waste/zones/z1/calendar.pdf?format=page&langue=fr");
  });

  test("at the counter names an address by its id alone", () => {
    expect(paperPathOf("0191-a", "gros", "en")).toBe(
      "/api/v1/staff/addresses/0191-a/calendar.pdf?format=gros&langue=en",
    );
  });
});

describe("printing one's calendar", () => {
  test("offers a page and large letters, to open beside the app or to keep", async () => {
    openPress();
    await liveAt("principale");
    render(<Paper />);
    const open = await screen.findByRole("link", { name: "Ouvrir Sur une page" });
    expect([open.getAttribute("href"), open.getAttribute("target")]).toEqual([PAGE, "_blank"]);
    const keep = screen.getByRole("link", { name: "Télécharger En gros caractères" });
    expect(keep.getAttribute("href")).toBe(PAGE.replace("format=page", "format=gros"));
    expect(keep.hasAttribute("download")).toBe(true);
    expect(plain(document.body.textContent)).toContain("jamais avec votre numéro");
  });

  test("without network says what can be printed all the same, and tries again when asked", async () => {
    openPress(() => Promise.reject(new TypeError("Failed to fetch")));
    await liveAt("principale");
    render(<Paper />);
    await screen.findByText(/il faut du réseau/);
    expect(screen.getByRole("button", { name: "Imprimer la liste" })).toBeTruthy();
    openPress();
    fireEvent.click(screen.getByRole("button", { name: "Réessayer" }));
    await screen.findByRole("link", { name: "Ouvrir Sur une page" });
  });

  test("leads to no sheet that the town refuses to make, and says why", async () => {
    openPress(() => new Response(null, { status: 429, headers: { "Content-Type": "application/problem+json" } }));
    await liveAt("principale");
    render(<Paper />);
    await screen.findByText(/trop de demandes à la suite/);
    expect(screen.queryByRole("link", { name: /Ouvrir/ })).toBeNull();
  });

  test("asks for the address first", () => {
    openPress();
    render(<Paper />);
    expect(screen.getByRole("link", { name: "Donner mon adresse" }).getAttribute("href")).toBe("/adresse");
  });

  test("says of an address in no sector that it is in none", async () => {
    openPress();
    await liveAt("perdu");
    render(<Paper />);
    expect(plain(document.body.textContent)).toContain("Le 900, rang Perdu n’est dans aucun secteur de collecte");
  });
});

describe("what the browser prints", () => {
  test.each([
    ["the collections", Collections, "Calendrier"],
    ["the page to print from", Paper, "Imprimer la liste"],
  ])("of %s is every day with the address, drawn before the paper is", async (_, Screen, sign) => {
    openPress();
    await liveAt("principale");
    render(<Screen />);
    await screen.findByText(sign);
    expect(printed()).toBe("");
    window.dispatchEvent(new Event("beforeprint"));
    expect(printed()).toContain("12, rue Principale");
    expect(printed()).toContain("Imprimé le 1er décembre 2026.");
    expect(printed()).toContain("Mercredi 2 décembreBac brun");
    expect(printed()).toContain("Au lieu du vendredi 25 décembre : Noël.");
    expect(printed()).not.toContain("Demain");
    window.dispatchEvent(new Event("afterprint"));
    await vi.waitFor(() => expect(printed()).toBe(""));
  });

  test("has every bin, whatever the screen was narrowed to", async () => {
    openPress();
    await liveAt("principale");
    render(<Collections />);
    fireEvent.click(await screen.findByRole("button", { name: "Bac bleu" }));
    window.dispatchEvent(new Event("beforeprint"));
    expect(document.querySelectorAll(".pv-printed .pv-day").length).toBe(4);
  });
});

describe("at the counter", () => {
  const found = { id: "0191-a", words: "12, rue Principale" };
  let asked: { path: string; body: unknown }[];

  function openCounter(answer: () => Response): void {
    addStaffWords();
    openTown();
    const town = globalThis.fetch;
    asked = [];
    vi.stubGlobal("fetch", async (path: string, init?: RequestInit) => {
      if (path.endsWith("/session")) return json({ csrf_token: "x", name: "Chloé", role: "agent" });
      if (!path.includes("/staff/")) return town(path, init);
      asked.push({ path, body: JSON.parse(String(init?.body)) });
      return answer();
    });
  }

  const json = (body: unknown, status = 200): Response =>
    new Response(JSON.stringify(body), { status, headers: { "Content-Type": "application/json" } });

  async function choose(): Promise<void> {
    fireEvent.input(await screen.findByLabelText("Adresse"), { target: { value: "12 princ" } });
    fireEvent.click(await screen.findByRole("option", { name: "12, rue Principale" }));
  }

  test("the number is told in a body, and the links name an id in the language chosen", async () => {
    openCounter(() => json(found));
    render(<PaperDesk />);
    await choose();
    const heading = await screen.findByRole("heading", { name: "12, rue Principale" });
    expect(asked).toEqual([
      { path: "/api/v1/staff/addresses/found", body: { number: 12, suffix: "", street: "rue Principale" } },
    ]);
    const part = within(heading.closest("section") as HTMLElement);
    fireEvent.click(part.getByRole("button", { name: "Anglais" }));
    expect(part.getByRole("link", { name: "Ouvrir Sur une page" }).getAttribute("href")).toBe(
      "/api/v1/staff/addresses/0191-a/calendar.pdf?format=page&langue=en",
    );
  });

  test("an address that the town does not know any more is said to be so", async () => {
    openCounter(() => json({ code: "towns.unknown-address", type: "/problems/towns.unknown-address" }, 404));
    render(<PaperDesk />);
    await choose();
    await screen.findByText(/n’est pas dans la liste de la Ville/);
    expect(screen.queryByRole("link", { name: /Ouvrir/ })).toBeNull();
  });
});
