import { afterEach, beforeEach, expect, test } from "vitest";
import { setClock } from "../../../pwa/src/kernel/clock";
import { setLanguage } from "../../../pwa/src/kernel/words";
import { whenWords } from "../../../pwa/src/rooms/notices/words";
import { aNotice } from "./notices";

const AT = new Date("2026-11-24T15:00:00Z");
const plain = (text: string): string => text.replace(/[\u00a0\u202f]/g, " ");
const said = (starts_at: string, ends_at: string): string => plain(whenWords(aNotice({ starts_at, ends_at }), AT));

beforeEach(() => setClock(() => AT));
afterEach(async () => {
  setClock();
  await setLanguage("fr");
});

test("a notice that begins and ends on one day says the day once", async () => {
  expect(said("2026-12-01T00:30:00Z", "2026-12-01T03:00:00Z")).toBe("Lundi 30 novembre, de 19 h 30 à 22 h");
  await setLanguage("en");
  expect(said("2026-12-01T00:30:00Z", "2026-12-01T03:00:00Z")).toBe("Monday, November 30, from 7:30 p.m. to 10 p.m.");
});

test("a notice over several days says both", () => {
  expect(said("2026-12-01T00:30:00Z", "2026-12-02T03:00:00Z")).toBe(
    "Début : lundi 30 novembre à 19 h 30. Fin prévue : mardi 1er décembre à 22 h",
  );
});
