import { cleanup, fireEvent, render, screen, waitFor, within } from "@testing-library/preact";
import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { language } from "../../../pwa/src/kernel/words";
import { addStaffWords } from "../../../pwa/src/kernel/words_staff";
import type { Session } from "../../../pwa/src/rooms/people/staff/api";
import { standing } from "../../../pwa/src/rooms/people/staff/session";
import { forgetInbox } from "../../../pwa/src/rooms/requests/staff/inbox";
import { moving, UNDO_SECONDS, undo } from "../../../pwa/src/rooms/requests/staff/moves";
import { InboxPage } from "../../../pwa/src/rooms/requests/staff/views/InboxPage";
import english from "../../../pwa/src/words/en/requests_staff.json";
import french from "../../../pwa/src/words/fr/requests_staff.json";
import { itemOf, openDesk } from "./desk";

addStaffWords();
const LAMP = itemOf({
  id: "01956f00-0000-7000-8000-0000000000f2",
  title: { fr: "Lampadaire" },
  state: "in_progress",
  has_photo: false,
});

beforeEach(() => {
  language.value = "fr";
  sessionStorage.clear();
  history.replaceState(null, "", "/staff");
  undo();
  forgetInbox();
  standing.value = { kind: "unknown" };
  HTMLDialogElement.prototype.showModal ??= function showModal(this: HTMLDialogElement) {
    this.open = true;
  };
});
afterEach(() => {
  cleanup();
  vi.unstubAllGlobals();
  vi.useRealTimers();
});

const showList = () => render(<InboxPage params={{}} />);
const showOne = () => render(<InboxPage params={{ id: itemOf().id }} />);
const answer = async (action: string, message: string) => {
  fireEvent.click(await screen.findByLabelText(action));
  fireEvent.input(screen.getByLabelText(/Message à la personne/), { target: { value: message } });
  fireEvent.click(screen.getByRole("button", { name: "Enregistrer et prévenir" }));
};

describe("the list", () => {
  test("shows what, where and in which state, and asks again for another state", async () => {
    const desk = openDesk([itemOf(), LAMP]);
    showList();
    const row = await screen.findByRole("link", { name: /Nid-de-poule/ });
    expect(row.textContent).toContain("120, rue du Moulin");
    fireEvent.change(screen.getByLabelText("Montrer"), { target: { value: "in_progress" } });
    await waitFor(() => expect(screen.queryByRole("link", { name: /Nid-de-poule/ })).toBeNull());
    expect(screen.getByRole("link", { name: /Lampadaire/ })).toBeDefined();
    expect(desk.asked.at(-1)).toBe("GET /api/v1/staff/requests?state=in_progress");
  });

  test("is searched by a number read aloud, once the typing pauses", async () => {
    const desk = openDesk([itemOf()]);
    showList();
    await screen.findByRole("link", { name: /Nid-de-poule/ });
    fireEvent.input(screen.getByRole("searchbox"), { target: { value: "7k4m" } });
    await waitFor(() => expect(desk.asked.at(-1)).toBe("GET /api/v1/staff/requests?q=7k4m"));
  });

  test("is walked with the arrows, and explained with the question mark", async () => {
    openDesk([itemOf(), LAMP]);
    showList();
    const [first, second] = [
      await screen.findByRole("link", { name: /Nid-de-poule/ }),
      screen.getByRole("link", { name: /Lampadaire/ }),
    ];
    for (const [key, row] of [
      ["ArrowDown", first],
      ["ArrowDown", second],
      ["ArrowDown", second],
      ["ArrowUp", first],
    ] as const) {
      fireEvent.keyDown(document.body, { key });
      expect(document.activeElement).toBe(row);
    }
    fireEvent.keyDown(document.body, { key: "/" });
    expect(document.activeElement).toBe(screen.getByRole("searchbox"));
    (document.activeElement as HTMLElement).blur();
    fireEvent.keyDown(document.body, { key: "?" });
    expect(await screen.findByText("Raccourcis de la boîte")).toBeDefined();
  });

  test("keeps what it showed when the network goes, and says so", async () => {
    const desk = openDesk([itemOf()]);
    showList();
    await screen.findByRole("link", { name: /Nid-de-poule/ });
    desk.isDown = true;
    document.dispatchEvent(new Event("visibilitychange"));
    expect(await screen.findByText("La liste montrée est la dernière reçue.")).toBeDefined();
    expect(screen.getByRole("link", { name: /Nid-de-poule/ })).toBeDefined();
  });
});

describe("a request", () => {
  test("shows its photo with words for those who do not see it, and where it may go", async () => {
    openDesk([itemOf()]);
    showOne();
    const photo = await screen.findByRole<HTMLImageElement>("img", { name: "Photo 1 de 1, Une photo" });
    expect(photo.getAttribute("src")).toBe("/api/v1/staff/attachments/p1");
    expect(screen.getAllByRole("radio")).toHaveLength(4);
  });

  test("is not refused without a word to the person", async () => {
    const desk = openDesk([itemOf()]);
    showOne();
    await answer("Fermer sans suite", "  ");
    expect(within(await screen.findByRole("alert")).getByText("Écrivez un message à la personne.")).toBeDefined();
    expect(desk.moves).toEqual([]);
  });

  test("moves once the moment to take it back is over, with its message and the session's token", async () => {
    vi.useFakeTimers({ toFake: ["setTimeout", "clearTimeout"] });
    const desk = openDesk([itemOf()]);
    showOne();
    await answer("Prendre en charge", "Une équipe passera mercredi.");
    expect(await screen.findByText(/La personne sera prévenue dans quelques secondes/)).toBeDefined();
    expect(desk.moves).toEqual([]);
    await vi.advanceTimersByTimeAsync(UNDO_SECONDS * 1000);
    await waitFor(() => expect(desk.moves).toHaveLength(1));
    expect(desk.moves[0]).toMatchObject({
      body: { to: "in_progress", message: "Une équipe passera mercredi.", stage: 2 },
      csrf: "token",
    });
    expect(await screen.findByText("Une équipe passera mercredi.")).toBeDefined();
  });

  test("is taken back with its words, and nobody hears of it", async () => {
    const desk = openDesk([itemOf()]);
    showOne();
    await answer("Prendre en charge", "Trop vite.");
    fireEvent.click(await screen.findByRole("button", { name: "Annuler" }));
    expect((await screen.findByLabelText<HTMLTextAreaElement>(/Message à la personne/)).value).toBe("Trop vite.");
    expect(screen.getByLabelText<HTMLInputElement>("Prendre en charge").checked).toBe(true);
    expect([desk.moves, moving.value.kind]).toEqual([[], "none"]);
  });

  test("sent twice after a lost answer, moves under the same id; a reload keeps it", async () => {
    const desk = openDesk([itemOf()]);
    showOne();
    await answer("Prendre en charge", "Noté.");
    desk.isDown = true;
    fireEvent.click(await screen.findByRole("button", { name: "Envoyer tout de suite" }));
    expect(await screen.findByText(/Votre réponse est gardée ici/)).toBeDefined();
    const kept = JSON.parse(sessionStorage.getItem("parvis.staff.move") ?? "{}");
    desk.isDown = false;
    fireEvent.click(
      within(screen.getByText(/gardée ici/).parentElement as HTMLElement).getByRole("button", { name: "Réessayer" }),
    );
    await waitFor(() => expect(desk.moves.map(({ id }) => id)).toEqual([kept.move.id]));
    expect(sessionStorage.getItem("parvis.staff.move")).toBeNull();
  });
});

test("closing the window means it: what waits goes at once", async () => {
  const desk = openDesk([itemOf()]);
  showOne();
  standing.value = { kind: "in", session: { csrf_token: "token" } as Session };
  await answer("Régler", "C’est fait.");
  window.dispatchEvent(new Event("pagehide"));
  await waitFor(() => expect(desk.moves).toMatchObject([{ body: { to: "done" }, csrf: "token" }]));
});

test("the words of the inbox have the same keys and holes in both languages", () => {
  const holes = (text: string) => [...text.matchAll(/\{(\w+)\}/g)].map((found) => found[1]).sort();
  expect(Object.keys(english)).toEqual(Object.keys(french));
  for (const [key, text] of Object.entries(french))
    expect(holes((english as Record<string, string>)[key] ?? ""), key).toEqual(holes(text));
});
