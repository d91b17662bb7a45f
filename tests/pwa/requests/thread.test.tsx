import { render, screen } from "@testing-library/preact";
import { describe, expect, test } from "vitest";
import { reopenableUntil, underway } from "../../../pwa/src/rooms/requests/thread";
import { Late, Standing } from "../../../pwa/src/rooms/requests/views/Standing";
import { ThreadActions } from "../../../pwa/src/rooms/requests/views/ThreadActions";
import { draftOf } from "../outbox/envelopes";
import { requestOf } from "./asked";

const ZONE = "America/Toronto";
const DONE = requestOf({ state: "done", closed_at: "2027-03-01T15:00:00Z" });

describe("« pas réglé »", () => {
  test("is said within thirty days of the end", () => {
    expect(reopenableUntil(DONE, ZONE, "2027-03-31")).toBe("2027-03-31");
    expect(reopenableUntil(DONE, ZONE, "2027-04-01")).toBeUndefined();
  });

  test("is not said of what is not done", () => {
    expect(reopenableUntil(requestOf({ state: "refused", closed_at: DONE.closed_at }), ZONE, "2027-03-02")).toBe(
      undefined,
    );
  });
});

test("what was written and is not on the thread yet is shown, drafts aside", () => {
  const request = requestOf();
  const queued = draftOf({ id: "a", about: request.id, state: "queued" });
  const told = draftOf({ id: request.timeline[0]?.id ?? "", about: request.id, state: "accepted" });
  const draft = draftOf({ id: "c", about: request.submission_id });
  const other = draftOf({ id: "d", about: "another", state: "queued" });
  expect(underway(request, [queued, told, draft, other])).toEqual([queued]);
});

test("the page says who looks after it, with their number, and what comes next", () => {
  const desk = { code: "voirie", name: { fr: "Travaux publics" }, phone: "418 555-0142" };
  render(<Standing request={requestOf({ desk, next_step: { fr: "L’équipe va voir." }, promise_basis: "history" })} />);
  expect(screen.getByText(/Travaux publics/)).toBeTruthy();
  expect(screen.getByRole("link").getAttribute("href")).toBe("tel:+14185550142");
  expect(screen.getByText("L’équipe va voir.")).toBeTruthy();
  expect(screen.getByText(/8 fois sur 10/)).toBeTruthy();
});

test("a late request says why, and the new day", () => {
  render(<Late request={requestOf({ overdue_reason: "parts", promised_on: "2027-03-20" })} />);
  expect(screen.getByText("La Ville attend des pièces.")).toBeTruthy();
});

test("a person answers the town's question on the request's own form", () => {
  const request = requestOf({ state: "waiting_for_you" });
  render(<ThreadActions request={request} />);
  const reply = screen.getByRole("link", { name: "Répondre" });
  expect(reply.getAttribute("href")).toBe(`/formulaires/reponse?sujet=${request.id}`);
});
