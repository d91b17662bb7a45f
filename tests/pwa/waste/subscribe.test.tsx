import { cleanup, fireEvent, render, screen, waitFor } from "@testing-library/preact";
import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { setClock } from "../../../pwa/src/kernel/clock";
import { chooseAddress } from "../../../pwa/src/rooms/waste/state";
import { Subscribe } from "../../../pwa/src/rooms/waste/views/Subscribe";
import { closeTown, liveAt, newPhone, openTown } from "./town";

const shown = (): string => (document.body.textContent ?? "").replace(/[\u00a0\u202f]/g, " ");
const link = (): string => screen.getByLabelText<HTMLTextAreaElement>("Lien de votre agenda").value;
const query = (): Record<string, string> => Object.fromEntries(new URL(link()).searchParams);

beforeEach(async () => await newPhone());
afterEach(() => {
  cleanup();
  closeTown();
  setClock();
  vi.restoreAllMocks();
});

async function open(): Promise<void> {
  openTown();
  await liveAt("principale");
  render(<Subscribe />);
  await screen.findByText("Quels bacs?");
}

describe("subscribing to a calendar", () => {
  test("begins with every bin, no reminder, and a link that opens the phone's calendar", async () => {
    await open();
    expect(screen.getAllByRole<HTMLInputElement>("checkbox").map((one) => one.checked)).toEqual([true, true, true]);
    expect(query()).toEqual({ rue: "rue-principale", langue: "fr" });
    const opening = screen.getByRole("link", { name: "Ouvrir dans mon agenda" }).getAttribute("href");
    expect(opening).toBe(link().replace(/^https?:/, "webcal:"));
    expect(screen.getByRole("link", { name: "Ajouter à Google Agenda" }).getAttribute("href")).toContain(
      encodeURIComponent(opening ?? "-"),
    );
  });

  test("leaves out the bins that are not wanted", async () => {
    await open();
    fireEvent.click(screen.getByRole("checkbox", { name: /Bac noir/ }));
    expect(query()).toEqual({ rue: "rue-principale", bacs: "compost,recyclage", langue: "fr" });
  });

  test("asks for at least one bin", async () => {
    await open();
    for (const box of screen.getAllByRole("checkbox")) fireEvent.click(box);
    expect(shown()).toContain("Choisissez au moins un bac.");
    expect(screen.queryByLabelText("Lien de votre agenda")).toBeNull();
    expect(shown()).toContain("Il sera ici dès que vos choix sont complets.");
  });

  test("reminds on the eve or in the morning, at the hour written", async () => {
    await open();
    fireEvent.click(screen.getByRole("radio", { name: "La veille de la collecte" }));
    expect(query()["rappel"]).toBe("veille-1900");
    fireEvent.input(screen.getByLabelText("À quelle heure?"), { target: { value: "18:30" } });
    expect(query()["rappel"]).toBe("veille-1830");
    fireEvent.click(screen.getByRole("radio", { name: "Le jour même" }));
    expect(query()["rappel"]).toBe("jour-0600");
    fireEvent.input(screen.getByLabelText("À quelle heure?"), { target: { value: "" } });
    expect(shown()).toContain("Écrivez une heure, comme 19 h.");
    expect(screen.queryByLabelText("Lien de votre agenda")).toBeNull();
  });

  test("never puts the civic number in the link, and says what the link tells", async () => {
    openTown();
    await chooseAddress({ street: "rue Principale", number: 12, suffix: "", zone: "z1", district: "", dwellings: 9 });
    render(<Subscribe />);
    await screen.findByText("Quels bacs?");
    expect(query()).toEqual({ rue: "rue-principale", logements: "9", langue: "fr" });
    expect(shown()).toContain("votre secteur, votre rue et la taille de votre immeuble, jamais votre numéro");
  });

  test("says aloud that the link was copied, and no more once it is another", async () => {
    await open();
    const write = vi.spyOn(navigator.clipboard, "writeText").mockResolvedValue();
    fireEvent.click(screen.getByRole("button", { name: /Copier.*Lien de votre agenda/ }));
    await waitFor(() => expect(screen.getAllByRole("status")[0]?.textContent).toBe("Copié."));
    expect(write).toHaveBeenCalledWith(link());
    fireEvent.click(screen.getByRole("checkbox", { name: /Bac noir/ }));
    await waitFor(() => expect(screen.getAllByRole("status")[0]?.textContent).toBe(""));
  });

  test("selects the link where the browser refuses to copy it", async () => {
    await open();
    vi.spyOn(navigator.clipboard, "writeText").mockRejectedValue(new DOMException("no", "NotAllowedError"));
    fireEvent.click(screen.getByRole("button", { name: /Copier.*Lien de votre agenda/ }));
    await waitFor(() => expect(shown()).toContain("Le texte est sélectionné : copiez-le vous-même."));
  });

  test("gives Home Assistant its own link, without alarms", async () => {
    await open();
    fireEvent.click(screen.getByRole("radio", { name: "Le jour même" }));
    const lines = screen.getByLabelText<HTMLTextAreaElement>("Lignes pour configuration.yaml").value;
    expect(lines).toContain("pour=home-assistant");
    expect(lines).not.toContain("rappel");
  });

  test("without an address says how to give one", () => {
    openTown();
    render(<Subscribe />);
    expect(screen.getByRole("link", { name: "Donner mon adresse" }).getAttribute("href")).toBe("/adresse");
  });

  test("at an address in no sector says so, and makes no link", async () => {
    openTown();
    await liveAt("perdu");
    render(<Subscribe />);
    await screen.findByText(/900/);
    expect(screen.queryByLabelText("Lien de votre agenda")).toBeNull();
  });
});
