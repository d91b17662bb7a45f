import { expect, test } from "vitest";
import { addStaffWords } from "../../../pwa/src/kernel/words_staff";
import { areaWords, numbersWords } from "../../../pwa/src/rooms/waste/staff/coverage/words";

addStaffWords();

const plain = (text: string): string => text.replace(/[\u00a0\u202f]/g, " ");

test("a small ground is said in square metres, a large one in hectares", () => {
  expect(plain(areaWords(850))).toBe("850 m²");
  expect(plain(areaWords(24_000))).toBe("2,4 ha");
  expect(plain(areaWords(7_190_000))).toBe("719 ha");
});

test("a street's first numbers are said, and that there are more", () => {
  const street = { street: "rue du Moulin", numbers: ["2", "4A"], sectors: [] };
  expect(numbersWords({ ...street, count: 2 })).toBe("2, 4A");
  expect(numbersWords({ ...street, count: 31 })).toBe("2, 4A…");
});
