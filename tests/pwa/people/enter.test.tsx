import "fake-indexeddb/auto";
import { cleanup, fireEvent, render, screen, waitFor } from "@testing-library/preact";
import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { addStaffWords } from "../../../pwa/src/kernel/words_staff";
import { csrf, leaveIfSignedOut, standing } from "../../../pwa/src/rooms/people/staff/session";
import { ConsoleKeys } from "../../../pwa/src/rooms/people/staff/views/ConsoleKeys";
import { EnterPage } from "../../../pwa/src/rooms/people/staff/views/EnterPage";
import { Gate } from "../../../pwa/src/rooms/people/staff/views/Gate";
import { SettingsPage } from "../../../pwa/src/rooms/people/staff/views/SettingsPage";
import { place } from "../../../pwa/src/shell/router";
import { Problem } from "../../../pwa/src/wire/problems";
import { CHLOE, openDoor, refused } from "./town_door";

const INBOX = <p>La boîte</p>;

function goTo(path: string, hash = ""): void {
  history.replaceState({}, "", path + hash);
  place.value = { path, search: "", hash, visit: 0 };
}

const press = (name: string | RegExp): boolean => fireEvent.click(screen.getByRole("button", { name }));

beforeEach(() => {
  addStaffWords();
  standing.value = { kind: "unknown" };
  goTo("/staff");
});
afterEach(() => {
  cleanup();
  vi.unstubAllGlobals();
});

describe("the gate", () => {
  test("shows the screen to whoever is signed in", async () => {
    openDoor({ "GET /session": [200, CHLOE] });
    render(<Gate>{INBOX}</Gate>);
    expect(await screen.findByText("La boîte")).toBeDefined();
  });

  test("shows the way in to everybody else, at the same address", async () => {
    openDoor({ "GET /session": refused("kernel.not-signed-in") });
    render(<Gate>{INBOX}</Gate>);
    expect(await screen.findByRole("heading", { name: "Entrer dans la console" })).toBeDefined();
    expect(screen.queryByText("La boîte")).toBeNull();
    expect(location.pathname).toBe("/staff");
  });

  test("says so when nobody answers, and tries again", async () => {
    openDoor({ "GET /session": "unreachable" });
    render(<Gate>{INBOX}</Gate>);
    const again = await screen.findByRole("button", { name: "Réessayer" });
    openDoor({ "GET /session": [200, CHLOE] });
    fireEvent.click(again);
    expect(await screen.findByText("La boîte")).toBeDefined();
  });

  test("puts the way in in the place of a screen whose session ended, and the screen back afterwards", async () => {
    openDoor({ "GET /session": [200, CHLOE] });
    render(<Gate>{INBOX}</Gate>);
    await screen.findByText("La boîte");
    expect(leaveIfSignedOut(new Problem(401, { type: "/problems/people.session-ended" }))).toBe(true);
    await screen.findByRole("heading", { name: "Entrer dans la console" });
    standing.value = { kind: "in", session: CHLOE };
    expect(await screen.findByText("La boîte")).toBeDefined();
  });

  test("stays open for any other trouble", () => {
    standing.value = { kind: "in", session: CHLOE };
    expect(leaveIfSignedOut(new Problem(403, {}))).toBe(false);
    expect(leaveIfSignedOut(new Error("anything"))).toBe(false);
    expect(standing.value.kind).toBe("in");
  });
});

describe("a one-time link", () => {
  test("is spent by a press and not by being opened", async () => {
    goTo("/staff/entrer", "#one-time-token");
    const asked = openDoor({ "POST /invitations/accept": [200, CHLOE] });
    render(<EnterPage />);
    expect(asked).toEqual([]);
    press("Entrer");
    await waitFor(() => expect(standing.value.kind).toBe("in"));
    expect(asked[0]?.body).toEqual({ token: "one-time-token" });
    expect(location.href).not.toContain("one-time-token");
  });

  test("leads to the offer of a passkey for whoever has none, and on from there", async () => {
    goTo("/staff/entrer", "#one-time-token");
    openDoor({ "POST /invitations/accept": [200, { ...CHLOE, has_passkey: false }] });
    render(<EnterPage />);
    press("Entrer");
    expect(await screen.findByRole("button", { name: "Créer une clé d’accès" })).toBeDefined();
    press("Plus tard");
    await waitFor(() => expect(place.value.path).toBe("/staff"));
  });

  test("offers no passkey where the site was opened by a number", async () => {
    goTo("/staff/entrer", "#one-time-token");
    openDoor({ "POST /invitations/accept": [200, { ...CHLOE, has_passkey: false, can_have_passkeys: false }] });
    render(<EnterPage />);
    press("Entrer");
    expect(await screen.findByText(/appartient à un nom de site/)).toBeDefined();
    expect(screen.queryByRole("button", { name: "Créer une clé d’accès" })).toBeNull();
  });

  test("that was used already says so, and shows the other way in", async () => {
    goTo("/staff/entrer", "#one-time-token");
    openDoor({ "POST /invitations/accept": refused("people.invitation-spent") });
    render(<EnterPage />);
    press("Entrer");
    expect(await screen.findByText(/Ce lien a déjà servi/)).toBeDefined();
    press("Entrer autrement");
    expect(await screen.findByRole("button", { name: "Entrer avec une clé d’accès" })).toBeDefined();
  });

  test("keeps its worth when the network fails at that moment", async () => {
    goTo("/staff/entrer", "#one-time-token");
    openDoor({ "POST /invitations/accept": "unreachable" });
    render(<EnterPage />);
    press("Entrer");
    expect(await screen.findByText(/Le réseau ne répond pas/)).toBeDefined();
    openDoor({ "POST /invitations/accept": [200, CHLOE] });
    press("Entrer");
    await waitFor(() => expect(standing.value.kind).toBe("in"));
  });
});

describe("a browser without passkeys", () => {
  test("says that another one is needed", async () => {
    goTo("/staff/entrer");
    standing.value = { kind: "out" };
    openDoor({ "POST /sign-in/options": [200, { public_key: { challenge: "AA" } }] });
    render(<EnterPage />);
    press("Entrer avec une clé d’accès");
    expect(await screen.findByText(/ne peut pas utiliser de clé d’accès/)).toBeDefined();
  });
});

describe("the settings", () => {
  const passkey = (id: string, label: string) => ({
    id,
    label,
    created_at: "2026-11-20T15:00:00Z",
    used_at: null,
    is_backed_up: true,
  });

  test("let one leave, with the session's token", async () => {
    standing.value = { kind: "in", session: CHLOE };
    const asked = openDoor({ "GET /passkeys": [200, { passkeys: [] }], "DELETE /session": [204, undefined] });
    render(<SettingsPage />);
    press("Quitter la console");
    await waitFor(() => expect(place.value.path).toBe("/staff/entrer"));
    expect(standing.value.kind).toBe("out");
    expect(asked.at(-1)?.headers).toMatchObject({ "Parvis-CSRF": "token of the session" });
  });

  test("do not let the only passkey go", async () => {
    standing.value = { kind: "in", session: CHLOE };
    openDoor({ "GET /passkeys": [200, { passkeys: [passkey("1", "Mac")] }] });
    render(<SettingsPage />);
    expect(await screen.findByText("Mac")).toBeDefined();
    expect(screen.queryByRole("button", { name: "Retirer" })).toBeNull();
  });

  test("let one of two go after asking", async () => {
    standing.value = { kind: "in", session: CHLOE };
    const asked = openDoor({
      "GET /passkeys": [200, { passkeys: [passkey("1", "Mac"), passkey("2", "iPhone")] }],
      "DELETE /passkeys/2": [204, undefined],
    });
    render(<SettingsPage />);
    const [, second] = await screen.findAllByRole("button", { name: "Retirer" });
    fireEvent.click(second!);
    expect(asked.some(({ method }) => method === "DELETE")).toBe(false);
    expect(await screen.findByText("Retirer « iPhone »?")).toBeDefined();
    fireEvent.click(screen.getAllByRole("button", { name: "Retirer" }).at(-1)!);
    await waitFor(() => expect(asked.some(({ path }) => path.endsWith("/passkeys/2"))).toBe(true));
  });
});

describe("the session's token", () => {
  test("is read once for everybody who asks at the same time", async () => {
    const asked = openDoor({ "GET /session": [200, CHLOE] });
    expect(await Promise.all([csrf(), csrf()])).toEqual(["token of the session", "token of the session"]);
    expect(asked).toHaveLength(1);
  });

  test("cannot be had when nobody is signed in", async () => {
    openDoor({ "GET /session": refused("kernel.not-signed-in") });
    await expect(csrf()).rejects.toMatchObject({ status: 401 });
  });
});

describe("the console's keys", () => {
  const desks = [
    { path: "/staff", words: "shell_staff.inbox" },
    { path: "/staff/reglages", words: "shell_staff.settings" },
  ];

  test("go to a desk by its digit", () => {
    render(<ConsoleKeys desks={desks} />);
    fireEvent.keyDown(document.body, { key: "2" });
    expect(place.value.path).toBe("/staff/reglages");
  });

  test("belong to whoever types", () => {
    render(
      <>
        <ConsoleKeys desks={desks} />
        <input aria-label="Message" />
      </>,
    );
    fireEvent.keyDown(screen.getByRole("textbox"), { key: "2" });
    expect(place.value.path).toBe("/staff");
  });

  test("explain themselves", async () => {
    render(<ConsoleKeys desks={desks} />);
    fireEvent.keyDown(document.body, { key: "?" });
    expect(await screen.findByText("Raccourcis de la console")).toBeDefined();
  });
});
