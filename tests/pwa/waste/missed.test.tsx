import { cleanup, fireEvent, render, screen } from "@testing-library/preact";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import type { Definition } from "../../../pwa/src/form_engine";
import { setClock } from "../../../pwa/src/kernel/clock";
import { all } from "../../../pwa/src/outbox/journal";
import { missedAnswers } from "../../../pwa/src/rooms/waste/missed";
import { Missed } from "../../../pwa/src/rooms/waste/views/Missed";
import { place } from "../../../pwa/src/shell/router";
import { refreshDataset } from "../../../pwa/src/store/datasets";
import type { Passage } from "../../../pwa/src/wire/api.gen";
import form from "../../../server/parvis/forms/definitions/collecte-manquee.json";
import { stream } from "./factories";
import { closeTown, liveAt, newPhone, openTown } from "./town";

const FORM = form as unknown as Definition;
const UID = "compost-2026-12-02";
const shown = (): string => (document.body.textContent ?? "").replace(/[\u00a0\u202f]/g, " ");
const at = (instant: string): void => setClock(() => new Date(instant));

beforeEach(async () => {
  await newPhone();
  at("2026-12-02T15:00:00Z");
});
afterEach(() => {
  cleanup();
  closeTown();
  setClock();
});

async function askFor(bin: string, passages: Passage[] = []): Promise<void> {
  openTown({ passages, forms: [FORM] });
  await liveAt("principale");
  await refreshDataset("waste.passages");
  render(<Missed />);
  fireEvent.click(await screen.findByLabelText(bin));
}

test("before 18 h the person is asked to wait, and is not led to the form", async () => {
  await askFor("Bac brun");
  await vi.waitFor(() => expect(shown()).toContain("Attendez jusqu’à 18 h"));
  expect(screen.queryByRole("button", { name: "Le signaler" })).toBeNull();
});

test("a late truck says when it comes", async () => {
  await askFor("Bac brun", [
    { uid: UID, street: "rue Principale", state: "late", at: "2026-12-02T14:00:00Z", expected_on: "2026-12-03" },
  ]);
  await vi.waitFor(() => expect(shown()).toContain("Le camion est en retard : il passera demain"));
});

test("a bin that was not due lately says when it is", async () => {
  await askFor("Bac bleu");
  await vi.waitFor(() => expect(shown()).toContain("Rien ne devait être ramassé ces derniers jours"));
  expect(shown()).toContain("Prochaine collecte : vendredi 4 décembre.");
});

test("after 18 h the form opens with the bin and the day in their places, still to be changed", async () => {
  at("2026-12-02T23:30:00Z");
  await askFor("Bac brun");
  fireEvent.click(await screen.findByRole("button", { name: "Le signaler" }));
  await vi.waitFor(async () => expect(await all()).toHaveLength(1));
  const [draft] = await all();
  expect([draft?.state, draft?.step, draft?.answers]).toEqual([
    "draft",
    "what",
    { expected_on: "2026-12-02", stream: "organics" },
  ]);
  await vi.waitFor(() => expect(place.value.search).toContain(draft?.id ?? "nothing"));
});

test("a town's bin is the form's word by its drawing, and a version without the word leaves it open", () => {
  const bulky = { ...stream("monstres"), symbol: "bulky" };
  expect(missedAnswers(FORM, bulky, "2026-12-02")).toEqual({ stream: "bulky", expected_on: "2026-12-02" });
  expect(missedAnswers({ ...FORM, steps: [] }, bulky, undefined)).toEqual({});
});
