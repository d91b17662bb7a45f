import { cleanup, fireEvent, render, screen, waitFor, within } from "@testing-library/preact";
import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { type Definition, SEMANTICS } from "../../../pwa/src/form_engine";
import { language } from "../../../pwa/src/kernel/words";
import { all } from "../../../pwa/src/outbox/journal";
import { Form } from "../../../pwa/src/rooms/forms/views/Form";
import { navigate } from "../../../pwa/src/shell/router";
import { openStore } from "../../../pwa/src/store/database";
import { forgetDatasets } from "../../../pwa/src/store/datasets";
import { emptyPhone } from "../outbox/phone";
import { SIGNALER } from "./signaler";
import "../../../pwa/src/rooms/forms/api";

const CAMP: Definition = {
  ...SIGNALER,
  code: "camp",
  semantics: 2,
  title: { fr: "Camp de jour" },
  fee: { amount: "12.5", currency: "CAD", words: { fr: "À payer le premier jour." } },
  steps: [
    {
      id: "children",
      title: { fr: "Vos enfants" },
      repeat: { max: 2, item: { fr: "Enfant" }, add: { fr: "Ajouter un enfant" } },
      questions: [
        { type: "text", id: "name", need: "required", label: { fr: "Prénom" }, max_length: 20 },
        { type: "yes_no", id: "allergic", need: "required", label: { fr: "Des allergies?" } },
        {
          type: "text",
          id: "allergy",
          need: "required",
          label: { fr: "Lesquelles?" },
          max_length: 50,
          when: { op: "is", question: "allergic", value: true },
        },
      ],
    },
    {
      id: "end",
      title: { fr: "Signature" },
      questions: [{ type: "signature", id: "signed", need: "required", label: { fr: "Votre signature" } }],
    },
  ],
};

/** A phone that has the form, and no network. */
async function phoneWith(form: Definition): Promise<void> {
  await emptyPhone();
  forgetDatasets();
  language.value = "fr";
  const store = await openStore();
  await store.clear("datasets");
  const body = { forms: [], newer: [form] };
  await store.put("datasets", { name: "forms.published", key: "", etag: "", body, fetched_at: Date.now() });
}

beforeEach(() => {
  vi.stubGlobal("fetch", () => Promise.reject(new TypeError("Failed to fetch")));
  Element.prototype.scrollIntoView = () => {};
});
afterEach(() => {
  cleanup();
  vi.unstubAllGlobals();
});

function openCamp(): void {
  navigate("/formulaires/camp");
  render(<Form params={{ code: "camp" }} />);
}

const press = (name: RegExp | string) => fireEvent.click(screen.getByRole("button", { name }));
const child = (number: number) => within(screen.getByRole("region", { name: `Enfant ${number}` }));
const write = (number: number, label: string, value: string) =>
  fireEvent.input(child(number).getByLabelText(label), { target: { value } });
const keptChildren = async () => (await all())[0]?.answers["children"];

describe("a step asked of several", () => {
  beforeEach(async () => {
    await phoneWith(CAMP);
    openCamp();
    await screen.findByRole("heading", { level: 1, name: "Vos enfants" });
  });

  test("shows the first, and another one by a press, where the focus goes", async () => {
    press("Ajouter un enfant");
    await waitFor(() => expect(document.activeElement?.textContent).toBe("Enfant 2"));
    expect(screen.queryByRole("button", { name: "Ajouter un enfant" })).toBeNull();
  });

  test("keeps each one's answers, and asks each only what concerns it", async () => {
    write(1, "Prénom", "Léa");
    press("Ajouter un enfant");
    await screen.findByRole("region", { name: "Enfant 2" });
    write(2, "Prénom", "Tom");
    fireEvent.click(child(2).getByLabelText("Oui"));
    await waitFor(() => child(2).getByLabelText("Lesquelles?"));
    expect(child(1).queryByLabelText("Lesquelles?")).toBeNull();
    await waitFor(async () => expect(await keptChildren()).toEqual([{ name: "Léa" }, { name: "Tom", allergic: true }]));
  });

  test("says of whom something is missing, and leads there", async () => {
    press("Ajouter un enfant");
    await screen.findByRole("region", { name: "Enfant 2" });
    write(2, "Prénom", "Tom");
    press("Continuer");
    const summary = await screen.findByRole("alert");
    fireEvent.click(within(summary).getByRole("link", { name: /^Enfant 1, Prénom/ }));
    expect(document.activeElement).toBe(child(1).getByLabelText("Prénom"));
    expect(within(summary).queryByRole("link", { name: /^Enfant 2, Prénom/ })).toBeNull();
  });

  test("one that is removed goes with its answers, and the next takes its number", async () => {
    write(1, "Prénom", "Léa");
    press("Ajouter un enfant");
    await screen.findByRole("region", { name: "Enfant 2" });
    write(2, "Prénom", "Tom");
    press(/Enlever.*Enfant 1/);
    await waitFor(async () => expect(await keptChildren()).toEqual([{ name: "Tom" }]));
    expect((child(1).getByLabelText("Prénom") as HTMLInputElement).value).toBe("Tom");
  });

  test("shows every answer under its item before sending, signed by a typed name", async () => {
    write(1, "Prénom", "Léa");
    fireEvent.click(child(1).getByLabelText("Non"));
    press("Continuer");
    await screen.findByRole("heading", { level: 1, name: "Signature" });
    fireEvent.input(screen.getByLabelText("Votre nom complet"), { target: { value: "Marie Roy" } });
    press("Continuer");
    await screen.findByRole("heading", { level: 1, name: "Vérifiez vos réponses" });
    expect(screen.getByText("Enfant 1")).toBeTruthy();
    expect(screen.getByText("Léa")).toBeTruthy();
    expect(screen.getByText("Marie Roy")).toBeTruthy();
    expect(screen.getByRole("heading", { name: /^Tarif\s: 12,50\s\$$/ })).toBeTruthy();
  });
});

test("a form made for a newer app asks for the update, and shows no question with holes", async () => {
  await phoneWith({ ...CAMP, semantics: SEMANTICS + 1 });
  openCamp();
  expect(await screen.findByText(/Mettez l’application à jour/)).toBeTruthy();
  expect(screen.queryByLabelText("Prénom")).toBeNull();
});
