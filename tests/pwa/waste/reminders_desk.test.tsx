import { cleanup, fireEvent, render, screen } from "@testing-library/preact";
import { afterEach, expect, test, vi } from "vitest";
import { addStaffWords } from "../../../pwa/src/kernel/words_staff";
import { RemindersDesk } from "../../../pwa/src/rooms/waste/staff/views/RemindersDesk";
import type { ReminderPulse } from "../../../pwa/src/wire/api.gen";

addStaffWords();

const PULSE: ReminderPulse = { phones: 40, sent: 71, shown: 60, opened: 12, failed: 1, missed: 0, silent: 3 };

function answer(...answers: (ReminderPulse | undefined)[]): void {
  vi.stubGlobal("fetch", async () => {
    const pulse = answers.shift();
    if (!pulse) throw new TypeError("Failed to fetch");
    return new Response(JSON.stringify(pulse), { headers: { "Content-Type": "application/json" } });
  });
}

afterEach(() => {
  cleanup();
  vi.unstubAllGlobals();
});

const shown = (): string => (document.body.textContent ?? "").replace(/[\u00a0\u202f]/g, " ");

test("says how many phones are reminded, and explains what is wrong only where something is", async () => {
  answer(PULSE);
  render(<RemindersDesk />);
  await screen.findByText("40 téléphones demandent des rappels");
  expect(shown()).toContain("Affichés sur un écran60");
  expect(shown()).toContain("ils sont éteints, ou leur abonnement ne marche plus");
  expect(shown()).not.toContain("Le serveur n’a pas pu les envoyer");
});

test("where nobody asks for reminders, says where citizens turn them on", async () => {
  answer({ ...PULSE, phones: 0, sent: 0 });
  render(<RemindersDesk />);
  await screen.findByText("Personne ne demande encore de rappels");
});

test("without network says so, and looks again when asked", async () => {
  answer(undefined, PULSE);
  render(<RemindersDesk />);
  fireEvent.click(await screen.findByRole("button", { name: "Réessayer" }));
  await screen.findByText("40 téléphones demandent des rappels");
});
