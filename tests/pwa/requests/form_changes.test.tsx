import { cleanup, render, screen } from "@testing-library/preact";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { language } from "../../../pwa/src/kernel/words";
import { addStaffWords } from "../../../pwa/src/kernel/words_staff";
import { FormChanges } from "../../../pwa/src/rooms/requests/staff/views/FormChanges";

addStaffWords();
const name = { fr: "L’endroit", en: "The place" };
const lines = () => screen.queryAllByRole("listitem").map(({ textContent }) => textContent?.replace(/\s/g, " "));

beforeEach(() => {
  language.value = "fr";
});
afterEach(cleanup);

describe("what a form changed since a request was filled in", () => {
  test("is said by question, once, whatever changed about it", () => {
    render(
      <FormChanges
        changes={[
          { code: "question-added", path: "what.when", name: { fr: "Depuis quand" } },
          { code: "question-words", path: "what.place", name },
          { code: "option-added", path: "what.place", name },
          { code: "question-removed", path: "what.old", name: { fr: "Votre avis" } },
        ]}
      />,
    );
    expect(lines()).toEqual(["Ajouté : Depuis quand", "Modifié : L’endroit", "Enlevé : Votre avis"]);
  });

  test("is nothing when only the form as a whole changed", () => {
    render(<FormChanges changes={[{ code: "retention", path: "", name: null }]} />);
    expect(screen.queryByText(/changé depuis/)).toBeNull();
  });
});
