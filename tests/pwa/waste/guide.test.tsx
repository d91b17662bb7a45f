import { cleanup, fireEvent, render, screen } from "@testing-library/preact";
import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { setClock } from "../../../pwa/src/kernel/clock";
import * as misses from "../../../pwa/src/rooms/waste/search_misses";
import { Guide } from "../../../pwa/src/rooms/waste/views/Guide";
import { PlacePage } from "../../../pwa/src/rooms/waste/views/PlacePage";
import { closeTown, liveAt, newPhone, openTown } from "./town";

const plain = (text: string | null | undefined): string =>
  (text ?? "").replace(/[\u00a0\u202f]/g, " ").replaceAll("\u2011", "-");
const shown = (): string => plain(document.body.textContent);
const rowOf = async (object: string): Promise<string> =>
  plain((await screen.findByText(object, { selector: ".pv-row-title" })).closest("li")?.textContent);

function openEveryLetter(): void {
  for (const letter of document.querySelectorAll("details")) {
    letter.open = true;
    fireEvent(letter, new Event("toggle"));
  }
}

async function ask(text: string): Promise<void> {
  render(<Guide />);
  fireEvent.input(await screen.findByLabelText("Quel objet?"), { target: { value: text } });
}

beforeEach(async () => {
  await newPhone();
  openTown();
});
afterEach(() => {
  cleanup();
  closeTown();
  setClock();
});

describe("« Ça va où? »", () => {
  test("finds an object and says where it goes", async () => {
    await ask("pizzas");
    expect(await rowOf("Boîte à pizza")).toContain("Bac brun");
  });

  test("leads to the page of the place, and names the others that take it", async () => {
    await ask("pneu");
    expect(await rowOf("Pneus")).toBe("PneusGarageSans jante.Aussi : Écocentre");
    const [garage, ecocentre] = screen.getAllByRole("link", { name: /^(Garage|Écocentre)$/ });
    expect(garage?.getAttribute("href")).toBe("/collectes/lieux/garage");
    expect(ecocentre?.getAttribute("href")).toBe("/collectes/lieux/ecocentre");
  });

  test("gives both where an object is collected and may be brought too", async () => {
    await ask("matelas");
    expect(await rowOf("Matelas")).toContain("Bac noir ou Écocentre");
  });

  test("says plainly that something goes nowhere here, and whom to call", async () => {
    await ask("amiante");
    expect(await rowOf("Amiante")).toContain("Ni dans un bac, ni à l’écocentre");
    expect(document.querySelector("a[href='tel:+14185550149']")).not.toBeNull();
  });

  test("can be read by letter, without typing", async () => {
    render(<Guide />);
    await screen.findByText("Amiante", { selector: "summary span" });
    openEveryLetter();
    expect(await rowOf("Matelas")).toContain("Bac noir ou Écocentre");
  });

  test("answers a bin with what it is for and the next day it goes out", async () => {
    await liveAt("principale");
    await ask("bac bleu");
    expect(await rowOf("Bac bleu")).toContain("Prochaine collecte : vendredi 4 décembre");
    expect(shown()).not.toContain("n’est pas dans le guide");
  });

  test("answers a bin that the town does not have with those that it has", async () => {
    await ask("bac vert");
    expect(await rowOf("Bac noir")).toContain("Donnez votre adresse pour savoir quand.");
    expect(shown()).toContain("« bac vert » : ce bac n’existe pas ici.");
  });

  test("tells the town what it did not find once the person has stopped typing, and nothing that it found", async () => {
    vi.useFakeTimers({ toFake: ["setTimeout", "clearTimeout"] });
    const noted = vi.spyOn(misses, "noteMiss").mockResolvedValue();
    await ask("xylophone");
    vi.advanceTimersByTime(1_000);
    expect(noted).not.toHaveBeenCalled();
    vi.advanceTimersByTime(1_500);
    expect(noted).toHaveBeenCalledExactlyOnceWith("xylophone", "fr", "2026-12-01");
    fireEvent.input(screen.getByLabelText("Quel objet?"), { target: { value: "pneu" } });
    vi.advanceTimersByTime(3_000);
    expect(noted).toHaveBeenCalledTimes(1);
    vi.useRealTimers();
  });

  test("that finds nothing proposes another word and a person", async () => {
    await ask("xylophone");
    expect(shown()).toContain("« xylophone » n’est pas dans le guide");
  });
});

describe("a place to bring things", () => {
  test("says when it opens, where it is, what it takes and what it refuses", async () => {
    render(<PlacePage params={{ code: "ecocentre" }} />);
    const heading = await screen.findByRole("heading", { level: 1 });
    expect(plain(heading.textContent)).toContain("Fermé. Ouvre demain à 8 h");
    expect(screen.getByRole("row", { name: /Mardi et mercredi/ }).textContent).toContain("De 8");
    expect(shown()).toContain("140, rang de la Cédrière");
    openEveryLetter();
    expect(await rowOf("Pneus")).toBe("PneusGarageSans jante.");
    expect(await rowOf("Matelas")).toBe("MatelasSec.");
    expect(shown()).toContain("Les ordures.");
  });

  test("whose hours are only words shows them", async () => {
    render(<PlacePage params={{ code: "garage" }} />);
    expect((await screen.findByRole("heading", { level: 1 })).textContent).toBe("Garage");
    expect(shown()).toContain("Sur rendez-vous.");
  });

  test("that is no more leads back to the guide and to a person", async () => {
    render(<PlacePage params={{ code: "disparu" }} />);
    await screen.findByText("Ce lieu n’est plus dans le guide");
    expect(document.querySelector("a[href='tel:+14185550142']")).not.toBeNull();
  });
});
