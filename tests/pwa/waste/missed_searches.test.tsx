import { cleanup, fireEvent, render, screen } from "@testing-library/preact";
import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { setClock } from "../../../pwa/src/kernel/clock";
import { addStaffWords } from "../../../pwa/src/kernel/words_staff";
import * as api from "../../../pwa/src/rooms/waste/staff/guide/api";
import { entryOf, formFor, lacksOf } from "../../../pwa/src/rooms/waste/staff/guide/rules";
import { searches } from "../../../pwa/src/rooms/waste/staff/guide/state";
import { SearchesDesk } from "../../../pwa/src/rooms/waste/staff/guide/views/SearchesDesk";
import { Problem } from "../../../pwa/src/wire/problems";
import { closeTown, newPhone, openTown } from "./town";

vi.mock("../../../pwa/src/rooms/waste/staff/guide/api");
vi.mock("../../../pwa/src/rooms/people/staff/session", async (original) => ({
  ...(await original<object>()),
  csrf: async () => "token",
}));

const SEARCH: api.MissedSearch = {
  id: "s1",
  words: "abat jour",
  language: "fr",
  times: 5,
  days: 3,
  last_on: "2026-11-30",
};
const LAMP: api.StaffGuideEntry = {
  id: "e1",
  entry: {
    object: { fr: "Lampe", en: "Lamp" },
    synonyms: ["lampadaire"],
    place: "ecocentre",
    words: { fr: "Sans ampoule." },
  },
  author: null,
  changed_at: null,
};
const plain = (text: string | null | undefined): string => (text ?? "").replace(/[\u00a0\u202f]/g, " ");
const shown = (): string => plain(document.body.textContent);

beforeEach(async () => {
  await newPhone();
  openTown();
  addStaffWords();
  searches.value = undefined;
  vi.mocked(api.readSearches).mockReset().mockResolvedValue([SEARCH]);
  vi.mocked(api.readEntries).mockReset().mockResolvedValue([LAMP]);
  vi.mocked(api.writeEntry).mockReset().mockResolvedValue(LAMP);
  vi.mocked(api.dropSearch).mockReset().mockResolvedValue();
});
afterEach(() => {
  cleanup();
  closeTown();
  setClock();
});

async function openAnswer(): Promise<void> {
  render(<SearchesDesk />);
  fireEvent.click(await screen.findByRole("button", { name: "Ajouter au guide" }));
}

describe("the searches without answer", () => {
  test("say how often and on how many days each was looked for", async () => {
    render(<SearchesDesk />);
    await screen.findByText(/abat jour/);
    expect(shown()).toContain("Cherché 5 fois, sur 3 jours. La dernière fois : lundi 30 novembre.");
  });

  test("become another name of an object that is there", async () => {
    await openAnswer();
    fireEvent.change(screen.getByLabelText("De quel objet?"), { target: { value: "e1" } });
    vi.mocked(api.readSearches).mockResolvedValue([]);
    fireEvent.submit(document.querySelector("form") as HTMLFormElement);
    await screen.findByText(/a maintenant sa réponse/);
    const [id, entry, csrf] = vi.mocked(api.writeEntry).mock.calls[0] ?? [];
    expect([id, entry?.synonyms, entry?.place, csrf]).toEqual([
      "e1",
      ["lampadaire", "abat jour"],
      "ecocentre",
      "token",
    ]);
    expect(shown()).toContain("Rien à compléter");
  });

  test("become an object of their own, once what it lacks was said", async () => {
    await openAnswer();
    fireEvent.click(screen.getByLabelText("Un objet qui n’y est pas"));
    fireEvent.submit(document.querySelector("form") as HTMLFormElement);
    expect(shown()).toContain("Choisissez où il va");
    expect(api.writeEntry).not.toHaveBeenCalled();
    await screen.findByRole("option", { name: "Écocentre" });
    fireEvent.change(screen.getByLabelText("Où va-t-il?"), { target: { value: "place/ecocentre" } });
    fireEvent.input(screen.getByLabelText(/préparer, en français/), { target: { value: "Sans l’ampoule." } });
    fireEvent.submit(document.querySelector("form") as HTMLFormElement);
    await vi.waitFor(() => expect(api.writeEntry).toHaveBeenCalledTimes(1));
    expect(vi.mocked(api.writeEntry).mock.calls[0]?.[1]).toEqual({
      object: { fr: "Abat jour" },
      synonyms: ["abat jour"],
      stream: null,
      place: "ecocentre",
      words: { fr: "Sans l’ampoule." },
    });
  });

  test("that the town refuses stay as they were written, with the reason", async () => {
    const refusal = { type: "/problems/waste.same-object", title: "", status: 409 };
    vi.mocked(api.writeEntry).mockRejectedValue(new Problem(409, refusal as never));
    await openAnswer();
    fireEvent.change(screen.getByLabelText("De quel objet?"), { target: { value: "e1" } });
    fireEvent.submit(document.querySelector("form") as HTMLFormElement);
    await screen.findByText(/Un objet de ce nom est déjà dans le guide/);
    expect((screen.getByLabelText("De quel objet?") as HTMLSelectElement).value).toBe("e1");
  });

  test("can be put aside", async () => {
    render(<SearchesDesk />);
    fireEvent.click(await screen.findByRole("button", { name: "Écarter" }));
    await vi.waitFor(() => expect(api.dropSearch).toHaveBeenCalledExactlyOnceWith("s1", "token"));
  });

  test("none says what will be here", async () => {
    vi.mocked(api.readSearches).mockResolvedValue([]);
    render(<SearchesDesk />);
    await screen.findByText("Rien à compléter");
  });
});

describe("an answer", () => {
  test("opens with the words in the language in which they were looked for", () => {
    expect(formFor(SEARCH)).toMatchObject({ object_fr: "Abat jour", object_en: "" });
    expect(formFor({ words: "lampshade", language: "en" })).toMatchObject({ object_fr: "", object_en: "Lampshade" });
  });

  test("that goes nowhere says so by having no place", () => {
    const form = { ...formFor(SEARCH), kind: "object" as const, goes: "nowhere", words_fr: "Appelez." };
    expect(lacksOf(form)).toEqual([]);
    expect(entryOf(form, SEARCH, [], "n1")).toMatchObject({ id: "n1", entry: { stream: null, place: null } });
  });
});
