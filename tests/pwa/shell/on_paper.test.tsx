import { cleanup, render, screen } from "@testing-library/preact";
import { afterEach, expect, test } from "vitest";
import { setLanguage } from "../../../pwa/src/kernel/words";
import { OnPaper } from "../../../pwa/src/rooms/towns/views/OnPaper";

afterEach(async () => {
  cleanup();
  await setLanguage("fr");
});

test.each([
  ["fr", "Imprimer le formulaire vierge"],
  ["en", "Print the blank form"],
] as const)("the sheet is offered in the language that is read (%s)", async (language, name) => {
  await setLanguage(language);
  render(<OnPaper form="permis-piscine" />);
  const link = screen.getByRole("link", { name: new RegExp(name) });
  expect(link.getAttribute("href")).toBe(`/api/v1/forms/permis-piscine/blank.pdf?language=${language}`);
});
