import { cleanup, fireEvent, render, screen } from "@testing-library/preact";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { setClock } from "../../../pwa/src/kernel/clock";
import { Search } from "../../../pwa/src/shell/views/Search";
import { refreshDataset } from "../../../pwa/src/store/datasets";
import { closeTown, liveAt, newPhone, openTown } from "../waste/town";

const plain = (text: string | null | undefined): string => (text ?? "").replace(/[\u00a0\u202f]/g, " ");
const shown = (): string => plain(document.body.textContent);

beforeEach(async () => {
  await newPhone();
  openTown();
  await Promise.all([refreshDataset("waste.streams"), refreshDataset("towns.profile")]);
});
afterEach(() => {
  cleanup();
  closeTown();
  setClock();
});

function ask(text: string): void {
  render(<Search />);
  fireEvent.input(screen.getByRole("searchbox"), { target: { value: text } });
}

describe("the search of home", () => {
  test("answers a bin with the next day it goes out at this address", async () => {
    await liveAt("principale");
    ask("bac bleu");
    const row = (await screen.findByText("Bac bleu", { selector: ".pv-row-title" })).closest("li");
    expect(plain(row?.textContent)).toContain("Prochaine collecte : vendredi 4 décembre");
    expect(plain(document.querySelector("[role=status]")?.textContent)).toContain("1");
  });

  test("answers an object with where it goes", () => {
    ask("pneu");
    expect(shown()).toContain("Pneus");
    expect(screen.getByRole("link", { name: "Garage" }).getAttribute("href")).toBe("/collectes/lieux/garage");
  });

  test("that finds nothing leads to a person", () => {
    ask("xylophone");
    expect(document.querySelector("a[href='tel:+14185550142']")).not.toBeNull();
  });
});
