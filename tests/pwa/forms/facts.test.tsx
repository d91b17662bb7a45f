import { cleanup, fireEvent, render, screen, waitFor, within } from "@testing-library/preact";
import { useState } from "preact/hooks";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import type { Definition, Question } from "../../../pwa/src/form_engine";
import { language } from "../../../pwa/src/kernel/words";
import { newEnvelope } from "../../../pwa/src/outbox/envelope";
import { facts, keepFacts, learnFrom, loadFacts } from "../../../pwa/src/rooms/forms/facts/book";
import { factOf, factsIn, kindOf } from "../../../pwa/src/rooms/forms/facts/kinds";
import { offersFor } from "../../../pwa/src/rooms/forms/facts/offers";
import { FactOffers } from "../../../pwa/src/rooms/forms/facts/views/FactOffers";
import { FactsPage } from "../../../pwa/src/rooms/forms/facts/views/FactsPage";
import { controlOf, QuestionField } from "../../../pwa/src/rooms/forms/fields/QuestionField";
import { openStore } from "../../../pwa/src/store/database";
import { setSetting } from "../../../pwa/src/store/settings";
import { AT } from "../outbox/envelopes";
import { emptyPhone } from "../outbox/phone";
import { SIGNALER } from "./signaler";

const READY = Object.values(
  import.meta.glob<Definition>("../../../server/parvis/forms/definitions/*.json", { eager: true, import: "default" }),
);
const POOL = { fr: "Permis de piscine" };
const LETTER = {
  line1: "12 rue du Pont",
  city: "Rivière-aux-Rats",
  region: "QC",
  postal_code: "G5R 1A1",
  country: "CA",
};
const TOLD: Record<string, string | typeof LETTER> = {
  email: "alice@exemple.com",
  phone: "+14185550199",
  address: LETTER,
};

beforeEach(async () => {
  await emptyPhone();
  language.value = "fr";
  await setSetting("facts_off", false);
  const store = await openStore();
  await store.clear("facts");
  await store.clear("settings");
  facts.value = undefined;
});
afterEach(cleanup);

/** Every question of the ready forms that is about the person. */
function questionsAboutThePerson(): Question[] {
  return READY.flatMap(({ steps }) => steps.flatMap(({ questions }) => questions)).filter(
    (question) => kindOf(question) !== undefined,
  );
}

describe("what was told once", () => {
  test("is never asked again without being offered, in any ready form", () => {
    const asked = questionsAboutThePerson();
    const kinds = new Set(["name", ...asked.map((question) => kindOf(question) ?? "")]);
    const known = [...kinds].map((kind) => factOf(kind, TOLD[kind] ?? "Alice Tremblay", AT, POOL));
    const askedAgain = asked.filter((question) => offersFor(question, undefined, known, undefined).length === 0);
    expect(asked.length).toBeGreaterThan(0);
    expect(askedAgain).toEqual([]);
  });

  test("is about the person wherever a ready form asks for a name, a number or an address", () => {
    const lines = READY.flatMap(({ code, steps }) =>
      steps.flatMap(({ questions }) => questions.map((question) => ({ code, question }))),
    ).filter(({ question }) => question.type === "text" && /^(name|nom|full_name)$/.test(question.id));
    expect(lines.filter(({ question }) => kindOf(question) === undefined)).toEqual([]);
  });

  test("comes from the questions that were asked, once each, as they are written", () => {
    const told = factsIn(
      SIGNALER,
      { category: "hole", place: { kind: "landmark", words: "Parc" }, email: "A@Ex.com" },
      AT,
    );
    expect(told).toEqual([{ kind: "email", text: "a@ex.com", value: "A@ex.com", told_at: AT, from: SIGNALER.title }]);
  });

  test("is learned when a form is sent, unless the person said not to", async () => {
    const sent = { ...newEnvelope(SIGNALER, "fr", AT), answers: { category: "hole", email: "alice@exemple.com" } };
    await setSetting("facts_off", true);
    await learnFrom(sent);
    await loadFacts();
    expect(facts.value).toEqual([]);
    await setSetting("facts_off", false);
    await learnFrom(sent);
    expect(facts.value?.map(({ value }) => value)).toEqual(["alice@exemple.com"]);
  });

  test("is kept three times of a kind, the latest first, and the same words are one", async () => {
    for (const [day, name] of ["Un", "Deux", "Trois", "Quatre", "deux"].entries()) {
      await keepFacts([factOf("name", name, `2026-11-0${day + 1}T12:00:00Z`, POOL)]);
    }
    expect(facts.value?.map(({ value }) => value)).toEqual(["deux", "Quatre", "Trois"]);
  });
});

const PHONE_QUESTION: Question = { type: "phone", id: "phone", need: "required", label: { fr: "Votre téléphone" } };
const PLACE_QUESTION: Question = { type: "place", id: "place", need: "required", label: { fr: "L’endroit" } };

let answered: unknown;
function Asked({ question }: { question: Question }) {
  const [value, setValue] = useState<unknown>();
  answered = value;
  const offers = (
    <FactOffers question={question} value={value} control={controlOf(question.id)} onUse={(told) => setValue(told)} />
  );
  return <QuestionField question={question} value={value} onChange={setValue} offers={offers} />;
}

const PERSON_QUESTION: Question = {
  type: "person",
  id: "who",
  need: "required",
  label: { fr: "Vous" },
  parts: ["name", "email", "phone"],
};

describe("a person", () => {
  test("says a name, an e-mail and a telephone, each of which another question may ask for", () => {
    const form: Definition = { ...SIGNALER, steps: [{ id: "who", title: {}, questions: [PERSON_QUESTION] }] };
    const who = { given_name: "Alice", family_name: "Tremblay", email: "alice@exemple.com", phone: "418 555-0199" };
    const told = factsIn(form, { who }, AT);
    expect(told.map(({ kind }) => kind)).toEqual(["name", "email", "phone"]);
    const name: Question = { type: "text", id: "n", need: "required", label: {}, max_length: 80, autocomplete: "name" };
    expect(offersFor(name, "", told, undefined).map(({ answer }) => answer)).toEqual(["Alice Tremblay"]);
    expect(offersFor(PERSON_QUESTION, undefined, told, undefined)).toMatchObject([
      { answer: { given_name: "Alice", family_name: "Tremblay", email: "alice@exemple.com" } },
    ]);
  });

  test("is proposed from what other questions asked, one part or another", async () => {
    await keepFacts([factOf("name", "Alice Tremblay Roy", AT, POOL)]);
    render(<Asked question={PERSON_QUESTION} />);
    fireEvent.click(screen.getByRole("button", { name: /Utiliser\s: Alice Tremblay Roy/ }));
    expect(answered).toEqual({ given_name: "Alice", family_name: "Tremblay Roy" });
  });

  test("of whom nothing was said yet is not proposed, and a begun one is left alone", () => {
    const told = [factOf("name", "Alice", AT, POOL)];
    expect(offersFor(PERSON_QUESTION, undefined, [], undefined)).toEqual([]);
    expect(offersFor(PERSON_QUESTION, { given_name: "B" }, told, undefined)).toEqual([]);
    expect(offersFor(PERSON_QUESTION, { given_name: "" }, told, undefined)).toHaveLength(1);
  });
});

describe("a question about it", () => {
  test("offers it with where it comes from, fills it in only when asked, and leads to the field", async () => {
    await keepFacts([factOf("phone", "+14185550199", "2026-11-03T12:00:00Z", POOL)]);
    render(<Asked question={PHONE_QUESTION} />);
    const offer = screen.getByRole("button", {
      name: /Utiliser.*418.555.0199.*dit le 3 novembre dans «\sPermis de piscine\s»/,
    });
    expect(answered).toBeUndefined();
    fireEvent.click(offer);
    expect(answered).toMatch(/^418.555.0199$/);
    expect(document.activeElement).toBe(screen.getByLabelText("Votre téléphone"));
    expect(screen.queryByRole("button", { name: /Utiliser/ })).toBeNull();
  });

  test("never offers anything over what is being typed", async () => {
    await keepFacts([factOf("phone", "+14185550199", AT, POOL)]);
    render(<Asked question={PHONE_QUESTION} />);
    fireEvent.input(screen.getByLabelText("Votre téléphone"), { target: { value: "4" } });
    expect(screen.queryByRole("button", { name: /Utiliser/ })).toBeNull();
  });

  test("proposes the household's address for a place", async () => {
    await setSetting("address", { words: "12 rue du Pont", street: "rue du Pont", number: 12, suffix: "" });
    render(<Asked question={PLACE_QUESTION} />);
    fireEvent.click(screen.getByRole("button", { name: /Utiliser\s: 12 rue du Pont/ }));
    expect(answered).toEqual({ kind: "address", words: "12 rue du Pont" });
  });
});

describe("« Mes renseignements »", () => {
  const rows = () => screen.queryAllByText(/Dit le|Écrit ici/);

  test("says where each comes from, and forgets one with the time to take it back", async () => {
    await keepFacts([factOf("name", "Alice Tremblay", "2026-11-03T12:00:00Z", POOL)]);
    render(<FactsPage />);
    await screen.findByText("Dit le 3 novembre 2026 dans « Permis de piscine »");
    fireEvent.click(screen.getByRole("button", { name: /Oublier\s: Alice Tremblay/ }));
    await screen.findByText("Le renseignement est oublié.");
    expect(facts.value).toEqual([]);
    fireEvent.click(screen.getByRole("button", { name: "Annuler l’oubli" }));
    await waitFor(() => expect(rows()).toHaveLength(1));
  });

  test("forgets all of them once the person confirmed", async () => {
    await keepFacts([factOf("name", "Alice", AT, POOL), factOf("email", "alice@exemple.com", AT, POOL)]);
    HTMLDialogElement.prototype.showModal ??= function show(this: HTMLDialogElement) {
      this.open = true;
    };
    HTMLDialogElement.prototype.close ??= function close(this: HTMLDialogElement) {
      this.open = false;
    };
    render(<FactsPage />);
    fireEvent.click(await screen.findByRole("button", { name: "Tout oublier" }));
    const asked = await screen.findByRole("heading", { name: "Oublier tous vos renseignements" });
    fireEvent.click(
      within(asked.parentElement as HTMLElement).getByRole("button", { name: "Tout oublier", hidden: true }),
    );
    await screen.findByText("2 renseignements sont oubliés.");
    expect(await (await openStore()).count("facts")).toBe(0);
  });

  test("takes a changed value once it is one, and says what is wrong until then", async () => {
    await keepFacts([factOf("email", "alice@exemple.com", AT, POOL)]);
    render(<FactsPage />);
    fireEvent.click(await screen.findByRole("button", { name: /Modifier/ }));
    const field = screen.getByLabelText("Votre courriel");
    fireEvent.input(field, { target: { value: "alice" } });
    fireEvent.click(screen.getByRole("button", { name: "Garder" }));
    await screen.findByText(/Écrivez une adresse courriel complète/);
    fireEvent.input(field, { target: { value: "alice@ville.example" } });
    fireEvent.click(screen.getByRole("button", { name: "Garder" }));
    await screen.findByText("alice@ville.example");
    expect(facts.value).toHaveLength(1);
  });
});
