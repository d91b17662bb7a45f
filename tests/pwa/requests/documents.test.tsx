import { cleanup, render, screen } from "@testing-library/preact";
import { afterEach, beforeEach, expect, test } from "vitest";
import { language } from "../../../pwa/src/kernel/words";
import { addStaffWords } from "../../../pwa/src/kernel/words_staff";
import type { RequestPhoto } from "../../../pwa/src/rooms/requests/staff/api";
import { Documents } from "../../../pwa/src/rooms/requests/staff/views/Documents";

addStaffWords();
beforeEach(() => {
  language.value = "fr";
});
afterEach(cleanup);

function fileOf(changes: Partial<RequestPhoto>): RequestPhoto {
  const name = "plan.pdf";
  return {
    id: "d1",
    question: "plan",
    name,
    media_type: "application/pdf",
    size_bytes: 9,
    state: "clean",
    finding: "",
    ready: true,
    ...changes,
  };
}

test("a document that was scanned is downloaded, never shown", () => {
  render(<Documents files={[fileOf({})]} />);
  const link = screen.getByRole("link", { name: "Télécharger plan.pdf" });
  expect(link.getAttribute("href")).toBe("/api/v1/staff/attachments/d1/document");
  expect(link.hasAttribute("download")).toBe(true);
  expect(screen.getByText("Analysé, rien trouvé")).toBeDefined();
});

test("where there is no scanner, it is said beside the link", () => {
  render(<Documents files={[fileOf({ state: "unscanned" })]} />);
  expect(screen.getByRole("link")).toBeDefined();
  expect(screen.getByText(/Non analysé/)).toBeDefined();
});

test.each(["stored", "unavailable", "infected", "refused"])("a document that is %s has words, and no link", (state) => {
  render(<Documents files={[fileOf({ state, ready: false, finding: "Eicar" })]} />);
  expect(screen.queryByRole("link")).toBeNull();
  expect(screen.getByRole("listitem").textContent).toContain("plan.pdf");
});

test("the threat of an infected one is named", () => {
  render(<Documents files={[fileOf({ state: "infected", ready: false, finding: "Win.Test.EICAR" })]} />);
  expect(screen.getByRole("listitem").textContent).toContain("Win.Test.EICAR");
});

test("photos are not documents", () => {
  const { container } = render(<Documents files={[fileOf({ media_type: "image/jpeg", state: "ready" })]} />);
  expect(container.textContent).toBe("");
});
