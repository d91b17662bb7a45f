import { cleanup, fireEvent, render, screen, waitFor, within } from "@testing-library/preact";
import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { language } from "../../../pwa/src/kernel/words";
import { newEnvelope } from "../../../pwa/src/outbox/envelope";
import { all, apply, begin } from "../../../pwa/src/outbox/journal";
import { reload } from "../../../pwa/src/outbox/live";
import { addressOf, readAddress } from "../../../pwa/src/rooms/forms/pages";
import { Form } from "../../../pwa/src/rooms/forms/views/Form";
import { navigate } from "../../../pwa/src/shell/router";
import { openStore } from "../../../pwa/src/store/database";
import { forgetDatasets } from "../../../pwa/src/store/datasets";
import { AT } from "../outbox/envelopes";
import { emptyPhone } from "../outbox/phone";
import { SIGNALER } from "./signaler";
import "../../../pwa/src/rooms/forms/api";

/** A phone that has the form, and no network. */
beforeEach(async () => {
  await emptyPhone();
  forgetDatasets();
  language.value = "fr";
  const store = await openStore();
  await store.clear("datasets");
  await store.put("datasets", {
    name: "forms.published",
    key: "",
    etag: "",
    body: { forms: [SIGNALER] },
    fetched_at: Date.now(),
  });
  vi.stubGlobal("fetch", () => Promise.reject(new TypeError("Failed to fetch")));
  Element.prototype.scrollIntoView = () => {};
});
afterEach(() => {
  cleanup();
  vi.unstubAllGlobals();
});

function openAt(address: string): void {
  navigate(address);
  render(<Form params={{ code: "signaler" }} />);
}

const open = () => openAt("/formulaires/signaler");
const heading = (name: string) => screen.findByRole("heading", { level: 1, name });
const press = (name: RegExp) => fireEvent.click(screen.getByRole("button", { name }));
const theOne = async () => {
  const [envelope] = await all();
  if (envelope === undefined) throw new Error("nothing in the journal");
  return envelope;
};

async function draftAt(step: string, answers: Record<string, unknown>): Promise<string> {
  const envelope = await begin(newEnvelope(SIGNALER, "fr", AT));
  await apply(envelope.id, { type: "save", answers, step, at: AT });
  return addressOf({ code: "signaler", envelope: envelope.id, step });
}

describe("filling in a form without network", () => {
  test("the first keystroke is kept, said, and named by the address", async () => {
    open();
    await heading("Que se passe-t-il?");
    expect(await all()).toEqual([]);
    fireEvent.click(screen.getByLabelText("Nid-de-poule"));
    expect(await screen.findByText(/Enregistré sur cet appareil à/)).toBeDefined();
    const envelope = await theOne();
    expect(envelope).toMatchObject({ state: "draft", answers: { category: "hole" } });
    expect(readAddress(window.location.search).envelope).toBe(envelope.id);
  });

  test("going on without an answer moves the focus to what is to be corrected", async () => {
    open();
    await heading("Que se passe-t-il?");
    press(/Continuer/);
    const summary = await screen.findByRole("alert");
    expect(document.activeElement).toBe(summary);
    const link = within(summary).getByRole("link", { name: /Choisissez une réponse/ });
    expect(document.getElementById(link.getAttribute("href")?.slice(1) ?? "")).not.toBeNull();
  });

  test("correcting takes the error away without moving the focus", async () => {
    open();
    await heading("Que se passe-t-il?");
    press(/Continuer/);
    await screen.findByRole("alert");
    fireEvent.click(screen.getByLabelText("Nid-de-poule"));
    await waitFor(() => expect(screen.queryByRole("alert")).toBeNull());
  });

  test("an answer that stops the form says whom to call, and offers no way on", async () => {
    open();
    await heading("Que se passe-t-il?");
    fireEvent.click(screen.getByLabelText("Danger immédiat"));
    const alert = await screen.findByRole("alert");
    expect(
      within(alert)
        .getAllByRole("link")
        .map((link) => link.getAttribute("href")),
    ).toEqual(["tel:911", "tel:18007902424"]);
    expect(screen.queryByRole("button", { name: /Continuer/ })).toBeNull();
    fireEvent.click(screen.getByLabelText("Lampadaire"));
    await screen.findByRole("button", { name: /Continuer/ });
  });

  test("is journaled before the next page, and Back shows the answer again", async () => {
    open();
    await heading("Que se passe-t-il?");
    fireEvent.click(screen.getByLabelText("Lampadaire"));
    press(/Continuer/);
    await heading("Le lampadaire");
    await waitFor(async () => expect(await theOne()).toMatchObject({ answers: { category: "lamp" }, step: "lamp" }));
    navigate(screen.getByRole<HTMLAnchorElement>("link", { name: "Retour" }).getAttribute("href") ?? "");
    await heading("Que se passe-t-il?");
    expect(screen.getByLabelText<HTMLInputElement>("Lampadaire").checked).toBe(true);
  });

  test("a reload comes back to the same page with the same words", async () => {
    openAt(await draftAt("lamp", { category: "lamp", number: "A-12" }));
    await heading("Le lampadaire");
    expect(screen.getByLabelText<HTMLInputElement>("Son numéro").value).toBe("A-12");
  });

  test("a form begun before can be gone on with, or begun anew without losing it", async () => {
    await draftAt("lamp", { category: "lamp" });
    open();
    const goOn = await screen.findByRole("link", { name: "Continuer où j’étais" });
    expect(goOn.getAttribute("href")).toContain((await theOne()).id);
    press(/Commencer un autre formulaire/);
    await heading("Que se passe-t-il?");
    fireEvent.click(screen.getByLabelText("Nid-de-poule"));
    await waitFor(async () => expect(await all()).toHaveLength(2));
  });

  test("the place can be said in four ways, and trying one loses nothing of another", async () => {
    openAt(await draftAt("details", { category: "hole" }));
    await heading("Aidez-nous à le trouver");
    fireEvent.click(screen.getByLabelText(/Près d’un lieu connu/));
    fireEvent.input(await screen.findByLabelText("Dites où en vos mots"), { target: { value: "Derrière l’aréna" } });
    fireEvent.click(screen.getByLabelText(/À un coin de rue/));
    await screen.findByLabelText("La première rue");
    fireEvent.click(screen.getByLabelText(/Près d’un lieu connu/));
    expect((await screen.findByLabelText<HTMLInputElement>("Dites où en vos mots")).value).toBe("Derrière l’aréna");
    await waitFor(async () =>
      expect((await theOne()).answers).toMatchObject({ place: { kind: "landmark", words: "Derrière l’aréna" } }),
    );
  });
});

describe("checking and sending without network", () => {
  const READY = { category: "hole", place: { kind: "landmark", words: "Derrière l’aréna" } };

  test("every answer is shown with its way back, and what is missing is said", async () => {
    openAt(await draftAt("verifier", { category: "hole", email: "alice@" }));
    await heading("Vérifiez vos réponses");
    expect(screen.getByText("Nid-de-poule")).toBeDefined();
    expect(screen.getByText("Ce que j’ai écrit est exact.")).toBeDefined();
    press(/Envoyer/);
    const summary = await screen.findByRole("alert");
    expect(within(summary).getAllByRole("link")).toHaveLength(2);
    expect(await theOne()).toMatchObject({ state: "draft" });
  });

  test("the receipt has its number at once, and says that it will leave by itself", async () => {
    openAt(await draftAt("verifier", READY));
    await heading("Vérifiez vos réponses");
    press(/Envoyer/);
    await waitFor(async () =>
      expect(await theOne()).toMatchObject({ state: "queued", answers: READY, last_problem: { code: "network" } }),
    );
    await reload();
    const envelope = await theOne();
    expect(await screen.findByText(envelope.receipt)).toBeDefined();
    expect(await screen.findByText("Sera envoyée dès que le réseau revient")).toBeDefined();
    expect(screen.getByText("Une équipe passera.")).toBeDefined();
    expect(screen.getByRole("link", { name: "Suivre ma demande" }).getAttribute("href")).toBe(
      `/demandes/${envelope.id}`,
    );
  });

  test("what the town refused comes back on the page of the question, with the reason", async () => {
    const address = await draftAt("verifier", { ...READY, email: "alice@exemple.com" });
    const { id } = await theOne();
    const problem = {
      code: "forms.refused",
      status: 422,
      at: AT,
      findings: [{ question: "email", code: "not-an-email", params: {} }],
    };
    await apply(id, { type: "queue", language: "fr", answers: { ...READY, email: "alice@exemple.com" }, at: AT });
    await apply(id, { type: "start" });
    await apply(id, { type: "refuse", revision: 2, problem });
    openAt(address.replace("&etape=verifier", ""));
    await heading("Aidez-nous à le trouver");
    expect(screen.getByLabelText<HTMLInputElement>(/Votre courriel/).getAttribute("aria-invalid")).toBe("true");
    expect(await theOne()).toMatchObject({ state: "draft", answers: { email: "alice@exemple.com" } });
  });

  test("the check lists what was left out once, and leads from each answer to its very field", async () => {
    const landmark = { kind: "landmark", words: "Parc" };
    openAt(await draftAt("verifier", { category: "hole", place: landmark }));
    await heading("Vérifiez vos réponses");
    expect(screen.getByText(/^Sans réponse\s: Votre courriel\./)).toBeDefined();
    expect(screen.queryByText("Votre courriel", { selector: "dt" })).toBeNull();
    const change = screen.getByRole("link", { name: /Modifier «\sL’endroit\s»/ }).getAttribute("href") ?? "";
    expect(change).toMatch(/etape=details&retour=verifier#q-place$/);
    navigate(change);
    await heading("Aidez-nous à le trouver");
    await waitFor(() => expect(document.activeElement?.id).toBe("q-place"));
  });
});
