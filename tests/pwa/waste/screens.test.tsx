import { cleanup, fireEvent, render, screen } from "@testing-library/preact";
import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { setClock } from "../../../pwa/src/kernel/clock";
import { AddressFinder } from "../../../pwa/src/rooms/waste/views/AddressFinder";
import { Collections } from "../../../pwa/src/rooms/waste/views/Collections";
import { refreshDataset } from "../../../pwa/src/store/datasets";
import { closeTown, liveAt, newPhone, openTown } from "./town";

const plain = (text: string | null | undefined): string =>
  (text ?? "").replace(/[\u00a0\u202f]/g, " ").replaceAll("\u2011", "-");
const shown = (): string => plain(document.body.textContent);

beforeEach(async () => await newPhone());
afterEach(() => {
  cleanup();
  closeTown();
  setClock();
});

describe("the collections of an address", () => {
  test("open on what goes out tonight, at this address", async () => {
    openTown();
    await liveAt("principale");
    render(<Collections />);
    await screen.findByText("Calendrier");
    const heading = screen.getByRole("heading", { level: 1 });
    expect(plain(heading.textContent)).toContain("Ce soir : bac brun, à sortir avant 7 h");
    expect(shown()).toContain("Vos collectes, 12, rue Principale");
  });

  test("say under a moved day where it came from, and on the old day where it went", async () => {
    openTown();
    await liveAt("principale");
    render(<Collections />);
    await screen.findByText("Calendrier");
    expect(shown()).toContain("Au lieu du vendredi 25 décembre : Noël.");
    expect(shown()).toContain("Déplacée au samedi 26 décembre : Noël.");
  });

  test("can be seen by month, each bin with its name", async () => {
    openTown();
    await liveAt("principale");
    render(<Collections />);
    fireEvent.click(await screen.findByRole("button", { name: "Mois" }));
    const cell = screen.getByText("26").closest("td");
    expect(cell?.querySelector("svg")?.getAttribute("aria-label")).toBe("Bac noir");
    expect(shown()).toContain("25 décembre, Bac noir. Déplacée au samedi 26 décembre : Noël.");
  });

  test("can be narrowed to one bin", async () => {
    openTown();
    await liveAt("principale");
    render(<Collections />);
    fireEvent.click(await screen.findByRole("button", { name: "Bac bleu" }));
    expect([...document.querySelectorAll(".pv-day")].map((day) => plain(day.textContent))).toEqual([
      "Vendredi 4 décembreBac bleu",
    ]);
  });

  test("without an address ask for it", () => {
    openTown();
    render(<Collections />);
    expect(screen.getByRole("link", { name: "Donner mon adresse" }).getAttribute("href")).toBe("/adresse");
  });

  test("of an address in no sector say so, and give the phone", async () => {
    openTown();
    await liveAt("perdu");
    render(<Collections />);
    expect(shown()).toContain("Le 900, rang Perdu n’est dans aucun secteur de collecte");
    expect(document.querySelector("a[href='tel:+14185550142']")).not.toBeNull();
  });

  test("where two sectors cross show both, and say what no sector covers", async () => {
    openTown();
    await liveAt("barrage");
    render(<Collections />);
    await screen.findByText("Calendrier");
    expect(shown()).toContain("Deux secteurs se croisent chez vous : Bac brun");
    expect(shown()).toContain("Pas de collecte à la porte pour : Bac noir");
  });

  test("that cannot be fetched say what was kept, and come when asked again", async () => {
    openTown({ down: ["/api/v1/waste/zones/z1/calendar"] });
    await liveAt("principale");
    render(<Collections />);
    await screen.findByText(/Le réseau ne répond pas/);
    expect(shown()).toContain("Votre adresse est gardée sur cet appareil.");
    await refreshDataset("waste.calendar", "z1");
    openTown();
    fireEvent.click(screen.getByRole("button", { name: "Réessayer" }));
    await screen.findByText("Calendrier");
  });
});

describe("finding one's address", () => {
  test("by typing picks it from the list", async () => {
    openTown();
    const onChosen = vi.fn();
    render(<AddressFinder id="a" label="Votre adresse" onChosen={onChosen} />);
    fireEvent.input(await screen.findByLabelText("Votre adresse"), { target: { value: "12 princ" } });
    fireEvent.click(await screen.findByRole("option", { name: "12, rue Principale" }));
    expect(onChosen).toHaveBeenCalledWith(
      expect.objectContaining({ street: "rue Principale", number: 12, zone: "z1" }),
    );
  });

  test("from a list of streets, then of numbers, needs no typing", async () => {
    openTown();
    const onChosen = vi.fn();
    render(<AddressFinder id="a" label="Votre adresse" onChosen={onChosen} />);
    fireEvent.click(await screen.findByRole("button", { name: "Choisir dans une liste" }));
    fireEvent.change(screen.getByLabelText("Quelle rue?"), { target: { value: "rue du Barrage" } });
    fireEvent.click(await screen.findByRole("button", { name: "5, rue du Barrage" }));
    expect(onChosen).toHaveBeenCalledWith(expect.objectContaining({ street: "rue du Barrage", number: 5 }));
  });

  test("that the town does not know leads to a person", async () => {
    openTown();
    render(<AddressFinder id="a" label="Votre adresse" onChosen={() => {}} />);
    fireEvent.input(await screen.findByLabelText("Votre adresse"), { target: { value: "1 zzyzx" } });
    expect(plain((await screen.findByText(/Aucune adresse ne ressemble/)).textContent)).toContain("418 555-0142");
  });
});
