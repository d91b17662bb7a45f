import { expect, test } from "vitest";
import { fold } from "../../../pwa/src/kernel/fold";
import cases from "../../cases/fold/words.json";

test.each(cases)("$name", ({ text, folded }) => {
  expect(fold(text)).toBe(folded);
});
