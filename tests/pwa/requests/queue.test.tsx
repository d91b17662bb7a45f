import { cleanup, fireEvent, render, screen, waitFor } from "@testing-library/preact";
import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { language } from "../../../pwa/src/kernel/words";
import { addStaffWords } from "../../../pwa/src/kernel/words_staff";
import { standing } from "../../../pwa/src/rooms/people/staff/session";
import { forgetInbox } from "../../../pwa/src/rooms/requests/staff/inbox";
import { EVERYTHING, questionOf, searchOf } from "../../../pwa/src/rooms/requests/staff/question";
import { choices } from "../../../pwa/src/rooms/requests/staff/queue";
import { InboxPage } from "../../../pwa/src/rooms/requests/staff/views/InboxPage";
import { itemOf, openDesk } from "./desk";

addStaffWords();

beforeEach(() => {
  language.value = "fr";
  sessionStorage.clear();
  history.replaceState(null, "", "/staff");
  forgetInbox();
  choices.value = undefined;
  standing.value = { kind: "unknown" };
});
afterEach(() => {
  cleanup();
  vi.unstubAllGlobals();
  history.replaceState(null, "", "/");
});

describe("a question", () => {
  test("is the same after an address said it", () => {
    const question = {
      ...EVERYTHING,
      state: "open" as const,
      words: "pont & eau",
      assignee: "me",
      late: true,
      opened_from: "2027-03-01",
      sort: "promised" as const,
    };
    expect(questionOf(`?${searchOf(question)}`)).toEqual(question);
    expect(searchOf(EVERYTHING)).toBe("");
  });

  test("leaves out what an address says wrongly", () => {
    expect(questionOf("?state=lost&sort=id&late=1")).toEqual(EVERYTHING);
  });
});

describe("the filters", () => {
  test("narrow the list, stand in the address, and come back with it", async () => {
    const desk = openDesk([itemOf()]);
    render(<InboxPage params={{}} />);
    await screen.findByRole("link", { name: /Nid-de-poule/ });
    const details = screen.getByText("Filtres").closest("details") as HTMLDetailsElement;
    details.open = true;
    fireEvent(details, new Event("toggle"));
    await screen.findByRole("option", { name: "Chloé" });
    fireEvent.change(screen.getByLabelText("Responsable"), { target: { value: "me" } });
    await waitFor(() => expect(desk.asked.at(-1)).toBe("GET /api/v1/staff/requests?assignee=me"));
    expect(window.location.search).toBe("?assignee=me");
    expect(screen.getByRole("link", { name: /tableau/ }).getAttribute("href")).toBe(
      "/api/v1/staff/requests.csv?assignee=me&language=fr",
    );
    cleanup();
    forgetInbox();
    render(<InboxPage params={{}} />);
    await waitFor(() => expect(desk.asked.at(-1)).toBe("GET /api/v1/staff/requests?assignee=me"));
    expect(screen.getByText("Filtres (1)")).toBeDefined();
  });
});

describe("a request", () => {
  test("is taken by whoever is signed in, in one press", async () => {
    const desk = openDesk([itemOf()]);
    standing.value = {
      kind: "in",
      session: { name: "Chloé", role: "agent", csrf_token: "token" } as never,
    };
    render(<InboxPage params={{ id: itemOf().id }} />);
    fireEvent.click(await screen.findByRole("button", { name: "M’assigner" }));
    await waitFor(() => expect(desk.items[0]?.assignee_id).toBe("01956f00-0000-7000-8000-0000000000c1"));
    expect((screen.getByLabelText("Bureau") as HTMLSelectElement).value).toBe("");
    await waitFor(() => expect(screen.queryByRole("button", { name: "M’assigner" })).toBeNull());
  });
});
