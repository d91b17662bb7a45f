import "fake-indexeddb/auto";
import { cleanup, fireEvent, render, screen, waitFor } from "@testing-library/preact";
import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { setClock } from "../../../pwa/src/kernel/clock";
import { alerts, forgetAlerts, lookAtAlerts } from "../../../pwa/src/rooms/notices/alerts/alerts";
import type { Pickup } from "../../../pwa/src/rooms/waste/api";
import {
  followReminders,
  forgetTelling,
  keepReminders,
  reminderTelling,
} from "../../../pwa/src/rooms/waste/reminders/keep";
import { checkReminders } from "../../../pwa/src/rooms/waste/reminders/start";
import { ReminderForm } from "../../../pwa/src/rooms/waste/views/ReminderForm";
import { MissingReminder, NextReminder } from "../../../pwa/src/rooms/waste/views/ReminderNotes";
import { Reminders } from "../../../pwa/src/rooms/waste/views/Reminders";
import { openStore } from "../../../pwa/src/store/database";
import { refreshDataset } from "../../../pwa/src/store/datasets";
import { forgetDevice } from "../../../pwa/src/store/device";
import { getSetting, removeSetting, setSetting } from "../../../pwa/src/store/settings";
import { FakeBrowser } from "../notices/fake_browser";
import { stream } from "./factories";
import { CALENDAR, closeTown, liveAt, newPhone, openTown } from "./town";

const KEY = "BP4z9KsN6nGRTbVYI_c7VJSPQTBtkgcy27mlmlMoZIIgDll6e3vCYLocInmYWAmS6TlzAC8wEqKK6PBru3jl7A8";
const EVE = { stream: "compost", day: "eve", at: "19:00" } as const;
const PATH = "/api/v1/waste/reminders/0198";
const HOUSE = { zone: "z1", street: "rue-principale", dwellings: 0 };

const plain = (text: string | null | undefined): string => (text ?? "").replace(/[\u00a0\u202f]/g, " ");
const shown = (): string => plain(document.body.textContent);

/** What the town is told about alerts and reminders; the rest is answered as ever. */
class Ears {
  heard: { method: string; path: string; body: unknown }[] = [];
  away = false;
  refusals: Response[] = [];

  constructor() {
    const town = globalThis.fetch;
    vi.stubGlobal("fetch", async (path: string, request: RequestInit = {}) => {
      if (!/reminders|push-subscriptions/.test(path)) return await town(path, request);
      if (this.away) throw new TypeError("Failed to fetch");
      const { method = "GET", body } = request;
      this.heard.push({ method, path, body: JSON.parse(String(body ?? "null")) });
      const refusal = /reminders/.test(path) ? this.refusals.shift() : undefined;
      return refusal ?? (method === "DELETE" ? new Response(null, { status: 204 }) : json(200, { id: "0198" }));
    });
  }

  about(path: string): { method: string; body: unknown }[] {
    return this.heard.filter((one) => one.path === path).map(({ method, body }) => ({ method, body }));
  }
}

function json(status: number, body: unknown): Response {
  return new Response(JSON.stringify(body), { status, headers: { "Content-Type": "application/json" } });
}

let ears: Ears;
let browser: FakeBrowser;
let stop: () => void;

beforeEach(async () => {
  await newPhone();
  await removeSetting("reminders");
  forgetAlerts();
  forgetDevice();
  forgetTelling();
  openTown();
  ears = new Ears();
  await liveAt("principale");
  browser = new FakeBrowser();
  stop = followReminders(browser);
});

afterEach(async () => {
  stop();
  cleanup();
  closeTown();
  await removeSetting("subscription");
  setClock();
});

/** A phone whose alerts are on, as it is after each opening. */
async function withAlerts(): Promise<void> {
  browser.allowed = "granted";
  await setSetting("subscription", { id: "0198", topics: ["collection"], districts: [], language: "fr" });
  await lookAtAlerts(KEY, browser);
}

describe("the reminders of this phone", () => {
  test("are told to the town for its house, without a number, and again at the next opening", async () => {
    await withAlerts();
    await keepReminders([EVE]);
    await waitFor(() => expect(reminderTelling.value).toEqual({ state: "told" }));
    expect(ears.about(PATH)).toEqual([{ method: "PUT", body: { ...HOUSE, wishes: [EVE] } }]);
    stop();
    forgetTelling();
    stop = followReminders(browser);
    await waitFor(() => expect(ears.about(PATH)).toHaveLength(2));
  });

  test("follow the address", async () => {
    await withAlerts();
    await keepReminders([EVE]);
    await waitFor(() => expect(ears.about(PATH)).toHaveLength(1));
    await liveAt("barrage");
    await waitFor(() =>
      expect(ears.about(PATH).at(-1)).toEqual({
        method: "PUT",
        body: { zone: "z2", street: "rue-du-barrage", dwellings: 0, wishes: [EVE] },
      }),
    );
  });

  test("wait on the phone without network, and are told when it is back", async () => {
    await withAlerts();
    ears.away = true;
    await keepReminders([EVE]);
    await waitFor(() => expect(reminderTelling.value).toEqual({ state: "waiting" }));
    expect((await getSetting("reminders"))?.wishes).toEqual([EVE]);
    ears.away = false;
    window.dispatchEvent(new Event("online"));
    await waitFor(() => expect(reminderTelling.value).toEqual({ state: "told" }));
  });

  test("are told after the subscription where the town had forgotten it", async () => {
    await withAlerts();
    ears.refusals = [json(404, { type: "/problems/notices.unknown-subscription" })];
    await keepReminders([EVE]);
    await waitFor(() => expect(ears.about(PATH).map(({ method }) => method)).toEqual(["PUT", "PUT"]));
  });

  test("that are stopped are forgotten by the town, then here", async () => {
    await withAlerts();
    await keepReminders([EVE]);
    await waitFor(() => expect(ears.about(PATH)).toHaveLength(1));
    await keepReminders([]);
    await waitFor(async () => expect(await getSetting("reminders")).toBeUndefined());
    expect(ears.about(PATH).at(-1)).toEqual({ method: "DELETE", body: null });
  });

  test("leave a bin out that the town collects no more", async () => {
    await withAlerts();
    await refreshDataset("waste.streams");
    await keepReminders([EVE, { stream: "verre", day: "eve", at: "19:00" }]);
    await waitFor(() => expect(ears.about(PATH)).toEqual([{ method: "PUT", body: { ...HOUSE, wishes: [EVE] } }]));
  });
});

describe("« Me le rappeler »", () => {
  const streams = ["compost", "recyclage"].map(stream);
  const form = (): void => {
    render(<ReminderForm streams={streams} pickups={CALENDAR.pickups as Pickup[]} />);
  };

  test("says what the town learns before anything is asked", async () => {
    await lookAtAlerts(KEY, browser);
    form();
    expect(shown()).toContain("Jamais votre nom ni votre numéro de porte.");
    expect(ears.heard).toEqual([]);
    expect(await getSetting("reminders")).toBeUndefined();
  });

  test("where alerts are on, turns on what is chosen, and each change then has effect at once", async () => {
    await withAlerts();
    form();
    fireEvent.click(screen.getAllByRole("button", { name: "Aucun" })[1] as HTMLElement);
    fireEvent.click(screen.getByRole("button", { name: "Activer mes rappels" }));
    await screen.findByText("C’est enregistré.");
    expect(ears.about(PATH).at(-1)?.body).toMatchObject({ wishes: [EVE] });
    fireEvent.change(screen.getByLabelText(/À quelle heure/), { target: { value: "20:30" } });
    await waitFor(() => expect(ears.about(PATH).at(-1)?.body).toMatchObject({ wishes: [{ ...EVE, at: "20:30" }] }));
  });

  test("stops all in one tap, and takes it back in another", async () => {
    await withAlerts();
    await keepReminders([EVE]);
    form();
    fireEvent.click(await screen.findByRole("button", { name: "Arrêter tous les rappels" }));
    await screen.findByText("Vos rappels sont arrêtés");
    await waitFor(() => expect(ears.about(PATH).at(-1)?.method).toBe("DELETE"));
    fireEvent.click(screen.getByRole("button", { name: "Annuler l’arrêt" }));
    await waitFor(() => expect(ears.about(PATH).at(-1)?.body).toMatchObject({ wishes: [EVE] }));
    expect(alerts.value.state).toBe("active");
  });

  test("without network says that the choice is kept and nothing is to be done", async () => {
    await withAlerts();
    ears.away = true;
    await keepReminders([EVE]);
    form();
    await screen.findByText("Vos rappels seront confirmés dès que le réseau revient");
  });

  test("asks for the address first", async () => {
    await removeSetting("address");
    render(<Reminders />);
    expect(shown()).toContain("Donnez votre adresse pour choisir vos rappels");
    expect(screen.getByRole("link", { name: "Donner mon adresse" }).getAttribute("href")).toBe("/adresse");
  });

  test("where a browser cannot have alerts, leads to the calendar instead", async () => {
    browser.lacking = "ios-not-installed";
    await lookAtAlerts(KEY, browser);
    await refreshDataset("waste.streams");
    render(<Reminders />);
    expect(shown()).toContain("Sur iPhone et iPad, installez d’abord l’application");
    expect(screen.queryByRole("button", { name: "Activer mes rappels" })).toBeNull();
    const instead = screen.getByRole("link", { name: "Mettre les collectes dans mon agenda" });
    expect(instead.getAttribute("href")).toBe("/collectes/abonnement");
  });
});

describe("« Collectes »", () => {
  const TONIGHT = { on: "2026-12-01", time: "18:30" };

  test("says when the next reminder comes", async () => {
    await withAlerts();
    await keepReminders([EVE]);
    render(<NextReminder at={TONIGHT} />);
    expect(shown()).toBe("Rappel : ce soir à 19 h");
  });

  test("promises no reminder where the browser refused alerts after they were wished", async () => {
    browser.refuses = new DOMException("push service not available", "AbortError");
    await withAlerts();
    await keepReminders([EVE]);
    expect(alerts.value.state).toBe("failed");
    render(<NextReminder at={TONIGHT} />);
    expect(shown()).toBe("");
  });

  test("promises no reminder that the town refused", async () => {
    await withAlerts();
    ears.refusals = [json(422, { type: "/problems/waste.unknown-stream" })];
    await keepReminders([EVE]);
    await waitFor(() => expect(reminderTelling.value.state).toBe("refused"));
    render(<NextReminder at={TONIGHT} />);
    expect(shown()).toBe("");
  });

  test("says once that a reminder did not come, renews the subscription, and lets it be put away", async () => {
    await withAlerts();
    await setSetting("reminders", { wishes: [EVE], since: 0, checked_at: Date.parse("2026-12-01T12:00:00Z") });
    setClock(() => new Date("2026-12-02T12:00:00Z"));
    await checkReminders(browser);
    render(<MissingReminder />);
    expect(shown()).toContain("Le rappel de mardi à 19 h n’est pas arrivé sur cet appareil");
    fireEvent.click(screen.getByRole("button", { name: "J’ai compris" }));
    await waitFor(() => expect(shown()).toBe(""));
    await checkReminders(browser);
    expect((await getSetting("reminders"))?.missing).toBeUndefined();
  });

  test("says nothing of a reminder that was shown", async () => {
    await withAlerts();
    await setSetting("reminders", { wishes: [EVE], since: 0, checked_at: Date.parse("2026-12-01T12:00:00Z") });
    const store = await openStore();
    await store.put("notices_shown", { id: "reminder-20261201-1900", version: 1, shown_at: 0 });
    setClock(() => new Date("2026-12-02T12:00:00Z"));
    await checkReminders(browser);
    expect(await getSetting("reminders")).toMatchObject({ checked_at: Date.parse("2026-12-02T11:00:00Z") });
    expect((await getSetting("reminders"))?.missing).toBeUndefined();
  });
});
