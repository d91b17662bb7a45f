import { cleanup, render, screen } from "@testing-library/preact";
import { afterEach, beforeEach, expect, test } from "vitest";
import { setClock } from "../../../pwa/src/kernel/clock";
import { afterPassages, passageOf, toldToday } from "../../../pwa/src/rooms/waste/passages";
import { Collections } from "../../../pwa/src/rooms/waste/views/Collections";
import { refreshDataset } from "../../../pwa/src/store/datasets";
import type { Passage } from "../../../pwa/src/wire/api.gen";
import { pickup } from "./factories";
import { closeTown, liveAt, newPhone, openTown } from "./town";

const UID = "compost-2026-12-02";
const HERE = "rue Principale";
const PLACE = { street: HERE, zone: "America/Toronto" };
const OWN = pickup({ on: "2026-12-02" });
const done: Passage = { uid: UID, street: HERE, state: "done", at: "2026-12-02T14:40:00Z" };
const late: Passage = { ...done, state: "late", expected_on: "2026-12-03", expected_by: "12:00", note: "breakdown" };

const shown = (): string => (document.body.textContent ?? "").replace(/[\u00a0\u202f]/g, " ");
const nextTimeOf = (bin: string): string =>
  (
    [...document.querySelectorAll(".pv-each-bin")].find((one) => one.textContent?.startsWith(bin))?.textContent ?? ""
  ).replace(/[\u00a0\u202f]/g, " ");
const answer = (): string => (document.querySelector(".pv-band-answer")?.textContent ?? "").replaceAll("\u00a0", " ");

beforeEach(async () => {
  await newPhone();
  setClock(() => new Date("2026-12-02T15:00:00Z"));
});
afterEach(() => {
  cleanup();
  closeTown();
  setClock();
});

async function collectionsWith(passages: Passage[]): Promise<void> {
  openTown({ passages });
  await liveAt("principale");
  await refreshDataset("waste.passages");
  render(<Collections />);
  await screen.findByText("Calendrier");
}

test("without a mark, nobody says that the truck has passed", async () => {
  await collectionsWith([{ ...done, street: "rue du Barrage" }]);
  expect(answer()).toBe("Aujourd’hui : bac brun, le camion passe");
  expect(shown()).not.toContain("Le camion est passé dans votre rue");
});

test("once the street is marked done, the band says when, and goes on to what is next", async () => {
  await collectionsWith([done]);
  expect(answer()).toContain("Vendredi : bac bleu");
  expect(shown()).toContain("Bac brun – Le camion est passé dans votre rue à 9 h 40.");
  expect(nextTimeOf("Bac brun")).toBe("");
  expect(nextTimeOf("Bac bleu")).toContain("Vendredi 4 décembre");
});

test("a late truck is announced for when it comes, with the reason, and the bin stays out", async () => {
  await collectionsWith([late]);
  expect(answer()).toBe("Bac brun en retard : laissez tout dehors");
  expect(document.querySelector(".pv-band")?.textContent).not.toMatch(/Dès|à sortir/i);
  expect(nextTimeOf("Bac brun")).toMatch(/^Bac brunDemain.*Laissez tout dehors\.$/);
  expect(shown()).toContain("En retard à cause d’un bris de camion : passera demain avant midi. Laissez tout dehors.");
});

test("a whole sector that is late says so of its bin too", async () => {
  const { street: _, ...sector } = late;
  await collectionsWith([sector]);
  expect(answer()).toBe("Bac brun en retard : laissez tout dehors");
  expect(nextTimeOf("Bac brun")).toMatch(/^Bac brunDemain.*Laissez tout dehors\.$/);
});

test("what is to be put out on the day of a late truck is still asked for, and only that", async () => {
  const blue = "recyclage-2026-12-04";
  await collectionsWith([{ ...late, expected_on: "2026-12-04" }]);
  expect(answer()).toBe("Vendredi : bac bleu");
  expect(shown()).toContain("Bac brun – En retard");
  cleanup();
  await collectionsWith([
    { ...late, expected_on: "2026-12-04" },
    { ...late, uid: blue, expected_on: "2026-12-04" },
  ]);
  expect(answer()).toBe("Bac brun et bac bleu en retard : laissez tout dehors");
});

test("without network, what crews said tells its age", async () => {
  await collectionsWith([done]);
  closeTown();
  setClock(() => new Date("2026-12-02T17:00:00Z"));
  await refreshDataset("waste.passages");
  await screen.findAllByText(/à 9.h.40\. \(à jour il y a 2.h\)/);
});

test("the last word counts, of the street or of the whole sector", () => {
  const sector: Passage = { uid: UID, state: "done", at: "2026-12-02T18:00:00Z" };
  expect(passageOf([late, sector], OWN, PLACE)).toEqual(sector);
  expect(passageOf([sector, { ...late, at: "2026-12-02T19:00:00Z" }], OWN, PLACE)?.state).toBe("late");
  expect(passageOf([late], OWN, { ...PLACE, street: "rang Perdu" })).toBeUndefined();
});

test("a late pickup whose day went by without a mark is told no more, and is not hidden", () => {
  const pickups = [pickup({ on: "2026-12-02" })];
  expect(toldToday(pickups, [late], PLACE, "2026-12-03")).toHaveLength(1);
  expect(toldToday(pickups, [late], PLACE, "2026-12-04")).toEqual([]);
  expect(afterPassages(pickups, [late], PLACE).map(({ on }) => on)).toEqual(["2026-12-03"]);
});

test("what a crew says of the whole sector is not said of a street whose own day comes later", () => {
  const { street: _, ...sector } = done;
  const evening: Passage = { ...sector, state: "late", at: "2026-12-01T23:00:00Z", expected_on: "2026-12-03" };
  const moved = pickup({ on: "2026-12-04", planned_on: "2026-12-02", state: "moved" });
  const today = pickup({ on: "2026-12-02" });
  const ahead = (passage: Passage, own = moved): string[] =>
    afterPassages([own], [{ ...passage, uid: own.uid }], PLACE).map(({ on }) => on);
  expect(ahead(sector)).toEqual(["2026-12-04"]);
  expect(ahead({ ...evening, at: "2026-12-02T15:00:00Z", expected_on: "2026-12-05" })).toEqual(["2026-12-04"]);
  expect(ahead({ ...sector, at: "2026-12-04T15:00:00Z" })).toEqual([]);
  expect(ahead(done)).toEqual([]);
  expect(ahead(sector, today)).toEqual([]);
  expect(ahead(evening, today)).toEqual(["2026-12-03"]);
  expect(ahead({ ...sector, at: "2026-12-01T15:00:00Z" }, today)).toEqual(["2026-12-02"]);
});
