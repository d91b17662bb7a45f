import { cleanup, fireEvent, render, screen, waitFor } from "@testing-library/preact";
import { useState } from "preact/hooks";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import type { PlaceQuestion } from "../../../pwa/src/form_engine";
import { language } from "../../../pwa/src/kernel/words";
import { QuestionField } from "../../../pwa/src/rooms/forms/fields/QuestionField";
import { openStore } from "../../../pwa/src/store/database";
import { forgetDatasets } from "../../../pwa/src/store/datasets";
import { emptyPhone } from "../outbox/phone";

const QUESTION: PlaceQuestion = { type: "place", id: "place", need: "required", label: { fr: "L’endroit" } };
const BOOK = {
  version: "1",
  districts: [],
  zones: [{ key: "z1", sectors: [] }],
  streets: [{ name: "rue Principale", numbers: [[12, "", 0, -1]] }],
};

/** A phone that has the town's addresses, and no network. */
beforeEach(async () => {
  await emptyPhone();
  forgetDatasets();
  language.value = "fr";
  const store = await openStore();
  await store.clear("datasets");
  await store.put("datasets", { name: "waste.addresses", key: "", etag: "", body: BOOK, fetched_at: Date.now() });
  vi.stubGlobal("fetch", () => Promise.reject(new TypeError("Failed to fetch")));
});
afterEach(() => {
  cleanup();
  vi.unstubAllGlobals();
});

function Asked() {
  const [place, setPlace] = useState<unknown>({ kind: "address", words: "" });
  return <QuestionField question={QUESTION} value={place} onChange={setPlace} />;
}

const unknown = () => screen.queryByText(/Cette adresse n’est pas dans la liste/);

test("what is said of an unknown address stays when the focus leaves, so that the button stays under the finger", async () => {
  render(<Asked />);
  const field = screen.getByLabelText("L’adresse");
  fireEvent.focus(field);
  fireEvent.input(field, { target: { value: "asdf qwer" } });
  await waitFor(() => expect(unknown()).not.toBeNull());
  fireEvent.blur(field);
  await new Promise((done) => setTimeout(done, 20));
  expect(unknown()).not.toBeNull();
  fireEvent.input(field, { target: { value: "12 rue Principale" } });
  await waitFor(() => expect(unknown()).toBeNull());
});
