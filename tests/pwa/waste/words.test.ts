import { afterEach, describe, expect, test } from "vitest";
import { setLanguage } from "../../../pwa/src/kernel/words";
import type { Pickup } from "../../../pwa/src/rooms/waste/api";
import { collectionDays, nextCollection } from "../../../pwa/src/rooms/waste/rules";
import { changeWords, nextDetail, nextWords } from "../../../pwa/src/rooms/waste/words";
import { pickup, stream } from "./factories";

const STREAMS = ["compost", "recyclage", "ordures"].map(stream);
const plain = (text: string): string => text.replace(/[\u00a0\u202f]/g, " ");

function said(pickups: Pickup[], on: string, time: string): [string, string] {
  const next = nextCollection(collectionDays(pickups, on), { on, time });
  if (!next) throw new Error("nothing is next");
  return [plain(nextWords(next, STREAMS, on)), plain(nextDetail(next))];
}

afterEach(() => setLanguage("fr"));

describe("the answer in one sentence", () => {
  const both = [pickup({ stream: "compost" }), pickup({ stream: "recyclage" })];

  test.each([
    [
      "2026-12-01",
      "09:00",
      "Ce soir : bac brun et bac bleu, à sortir avant 7 h",
      "Dès 19 h ce soir. Le camion passe demain, mercredi 2 décembre.",
    ],
    [
      "2026-12-02",
      "06:30",
      "Ce matin : bac brun et bac bleu, à sortir avant 7 h",
      "Le camion passe aujourd’hui, mercredi 2 décembre, à partir de 7 h.",
    ],
    [
      "2026-11-28",
      "09:00",
      "Mercredi : bac brun et bac bleu",
      "À sortir mardi dès 19 h, avant 7 h mercredi 2 décembre.",
    ],
    [
      "2026-11-25",
      "09:00",
      "Mercredi 2 décembre : bac brun et bac bleu",
      "À sortir mardi dès 19 h, avant 7 h mercredi 2 décembre.",
    ],
  ])("on %s at %s", (on, time, sentence, detail) => {
    expect(said(both, on, time)).toEqual([sentence, detail]);
  });

  test("in English", async () => {
    await setLanguage("en");
    expect(said(both, "2026-12-01", "09:00")[0]).toBe("Tonight: brown bin and blue bin, out before 7 a.m.");
  });

  test("keeps the words of a bin on one line", () => {
    const next = nextCollection(collectionDays(both, "2026-12-01"), { on: "2026-12-01", time: "09:00" });
    expect(next && nextWords(next, STREAMS, "2026-12-01")).toContain("bac\u00a0brun");
  });
});

describe("a change", () => {
  const moved = pickup({
    on: "2026-12-26",
    planned_on: "2026-12-25",
    state: "moved",
    reason: { fr: "jour de Noël", en: "Christmas Day" },
  });

  test("says on the new day what it replaces, and why", () => {
    expect(plain(changeWords(moved, "new"))).toBe("Au lieu du vendredi 25 décembre : jour de Noël.");
  });

  test("says on the old day where it went, and why", () => {
    expect(plain(changeWords(moved, "old"))).toBe("Déplacée au samedi 26 décembre : jour de Noël.");
  });

  test("has a sentence without a reason too", () => {
    expect(plain(changeWords({ ...moved, reason: null }, "old"))).toBe("Déplacée au samedi 26 décembre.");
    expect(plain(changeWords(pickup({ state: "cancelled" }), "old"))).toBe("Annulée.");
  });
});
