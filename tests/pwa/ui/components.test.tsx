import { cleanup, fireEvent, render, screen } from "@testing-library/preact";
import { useState } from "preact/hooks";
import { afterEach, describe, expect, test, vi } from "vitest";
import { setClock } from "../../../pwa/src/kernel/clock";
import { town } from "../../../pwa/src/kernel/town";
import {
  Age,
  Button,
  CheckboxGroup,
  Combobox,
  type ComboboxOption,
  ErrorSummary,
  Notification,
  PhoneLink,
  Phrase,
  ProblemNote,
  RadioGroup,
  Skeleton,
  TextField,
} from "../../../pwa/src/ui";
import { inkOn } from "../../../pwa/src/ui/drawings/colours";
import { NetworkFailure, Problem } from "../../../pwa/src/wire/problems";

afterEach(() => {
  cleanup();
  setClock();
  town.value = undefined;
  vi.useRealTimers();
});

const CITIES: ComboboxOption[] = ["rue Principale", "rue du Pont", "rue des Pins"].map((words) => ({
  id: words,
  words,
}));

function Streets({ onPick }: { onPick: (option: ComboboxOption) => void }) {
  const [text, setText] = useState("");
  const options = CITIES.filter((one) => one.words.includes(text));
  return (
    <Combobox id="rue" label="Rue" value={text} onInput={setText} options={options} onPick={onPick} none="Aucune rue" />
  );
}

describe("a field that finds as one types", () => {
  const type = (text: string): HTMLElement => {
    const field = screen.getByRole("combobox");
    fireEvent.focus(field);
    fireEvent.input(field, { target: { value: text } });
    return field;
  };

  test("says that its list is open, and how many it found", () => {
    render(<Streets onPick={() => {}} />);
    expect(screen.getByRole("combobox").getAttribute("aria-expanded")).toBe("false");
    const field = type("rue");
    expect(field.getAttribute("aria-expanded")).toBe("true");
    expect(screen.getAllByRole("option")).toHaveLength(3);
    expect(screen.getByText("3 résultats")).toBeDefined();
  });

  test("is walked with the arrows, whose ends meet, and Enter picks", () => {
    const onPick = vi.fn();
    render(<Streets onPick={onPick} />);
    const field = type("rue");
    fireEvent.keyDown(field, { key: "ArrowDown" });
    expect(field.getAttribute("aria-activedescendant")).toBe("rue-option-0");
    fireEvent.keyDown(field, { key: "ArrowUp" });
    expect(field.getAttribute("aria-activedescendant")).toBe("rue-option-2");
    expect(screen.getAllByRole("option")[2]?.getAttribute("aria-selected")).toBe("true");
    fireEvent.keyDown(field, { key: "Enter" });
    expect(onPick).toHaveBeenCalledWith(CITIES[2]);
  });

  test("closes on Escape without losing what was typed", () => {
    render(<Streets onPick={() => {}} />);
    const field = type("pont") as HTMLInputElement;
    fireEvent.keyDown(field, { key: "Escape" });
    expect(field.getAttribute("aria-expanded")).toBe("false");
    expect(screen.queryAllByRole("option")).toHaveLength(0);
  });

  test("is picked from by pressing", () => {
    const onPick = vi.fn();
    render(<Streets onPick={onPick} />);
    type("Pins");
    fireEvent.click(screen.getByRole("option"));
    expect(onPick).toHaveBeenCalledWith(CITIES[2]);
  });

  test("says when nothing agrees", () => {
    render(<Streets onPick={() => {}} />);
    type("zzz");
    expect(screen.getByText("Aucune rue")).toBeDefined();
  });
});

describe("a question", () => {
  test("joins its label, help and error for a screen reader", () => {
    render(
      <TextField
        id="nom"
        label="Votre nom"
        help="Comme sur le compte de taxes"
        error="Écrivez votre nom."
        value=""
        onInput={() => {}}
      />,
    );
    const field = screen.getByLabelText("Votre nom");
    const described = (field.getAttribute("aria-describedby") ?? "")
      .split(" ")
      .map((id) => document.getElementById(id)?.textContent);
    expect(described).toEqual(["Comme sur le compte de taxes", "Écrivez votre nom."]);
    expect(field.getAttribute("aria-invalid")).toBe("true");
  });

  test("may be the title of its screen", () => {
    render(<TextField id="nom" label="Quel est votre nom?" heading value="" onInput={() => {}} />);
    expect(screen.getByRole("heading", { level: 1, name: "Quel est votre nom?" })).toBeDefined();
  });

  test("with one answer gives the answer picked", () => {
    const onChange = vi.fn();
    const options = [
      { value: "oui", label: "Oui" },
      { value: "non", label: "Non" },
    ];
    render(<RadioGroup id="q" label="Un chien?" options={options} value={undefined} onChange={onChange} />);
    fireEvent.click(screen.getByLabelText("Non"));
    expect(onChange).toHaveBeenCalledWith("non");
    expect(document.getElementById("q")).toBe(screen.getByLabelText("Oui"));
  });

  test("with several answers adds and takes away", () => {
    const onChange = vi.fn();
    const options = [
      { value: "a", label: "Arbre" },
      { value: "b", label: "Banc" },
    ];
    render(<CheckboxGroup id="q" label="Quoi?" options={options} value={["a"]} onChange={onChange} />);
    fireEvent.click(screen.getByLabelText("Banc"));
    expect(onChange).toHaveBeenCalledWith(["a", "b"]);
    fireEvent.click(screen.getByLabelText("Arbre"));
    expect(onChange).toHaveBeenCalledWith([]);
  });
});

test("what to correct takes the focus and leads to its question", () => {
  render(
    <>
      <ErrorSummary errors={[{ id: "nom", words: "Écrivez votre nom." }]} />
      <input id="nom" />
    </>,
  );
  expect(document.activeElement?.textContent).toContain("Il reste une réponse à corriger");
  fireEvent.click(screen.getByText("Écrivez votre nom."));
  expect(document.activeElement?.id).toBe("nom");
});

test("a busy button stays where it is and does not act twice", () => {
  const onClick = vi.fn();
  render(
    <Button busy onClick={onClick}>
      Envoyer
    </Button>,
  );
  fireEvent.click(screen.getByRole("button"));
  expect(onClick).not.toHaveBeenCalled();
  expect(screen.getByRole("button").getAttribute("aria-busy")).toBe("true");
});

test("a severity is said by a word, not by a colour alone", () => {
  render(<Notification severity="emergency" title="Faites bouillir l’eau" />);
  expect(screen.getByText("Urgence")).toBeDefined();
});

test("a sentence holds its elements where its words want them", () => {
  town.value = { slug: "x", name: "X", phone: "418 555-0142" };
  const { container } = render(
    <p>
      <Phrase words="ui.call_us" phone={<PhoneLink />} />
    </p>,
  );
  expect(container.textContent?.replace(/[\u00a0\u2011]/g, " ")).toBe(
    "Vous pouvez aussi appeler l’hôtel de ville : 418 555 0142.",
  );
  expect(container.querySelector("a")?.getAttribute("href")).toBe("tel:+14185550142");
});

test("the age of what is shown says when it is old", () => {
  setClock(() => new Date("2026-12-01T15:00:00Z"));
  const fetched_at = Date.parse("2026-12-01T14:57:00Z");
  const { container, rerender } = render(<Age dataset={{ fetched_at, stale: false }} />);
  expect(container.textContent?.replaceAll("\u00a0", " ")).toBe("À jour il y a 3 min");
  rerender(<Age dataset={{ fetched_at, stale: true }} />);
  expect(container.textContent?.replaceAll("\u00a0", " ")).toBe("Dernière mise à jour il y a 3 min");
});

test("a skeleton shows only when the answer is not there in the blink of an eye", async () => {
  vi.useFakeTimers();
  const { container } = render(<Skeleton />);
  expect(container.querySelector(".ds-skeleton")).toBeNull();
  await vi.advanceTimersByTimeAsync(350);
  expect(container.querySelector(".ds-skeleton")).not.toBeNull();
});

describe("an error", () => {
  test.each([
    [new NetworkFailure("unreachable"), "Le réseau ne répond pas."],
    [new NetworkFailure("not-ours"), "Ce réseau demande peut-être une connexion."],
    [new Problem(429, { type: "/problems/web.too-many" }), "Il y a eu trop de demandes à la suite."],
    [new Problem(503, { type: "/problems/nobody-wrote-words-for-this" }), "Le service de la ville a un problème."],
    [new TypeError("undefined is not a function"), "Quelque chose n’a pas fonctionné."],
  ])("%s has words that say what to do, and whom to call", (problem, words) => {
    town.value = { slug: "x", name: "X", phone: "418 555-0142" };
    const { container } = render(<ProblemNote problem={problem} />);
    expect(container.textContent).toContain(words);
    expect(container.querySelector("a[href='tel:+14185550142']")).not.toBeNull();
  });
});

test("the mark on a bin can be read whatever colour the town chose", () => {
  expect(inkOn("#1d1a18")).toBe("#ffffff");
  expect(inkOn("#f4d03f")).toBe("#1d1a18");
});
