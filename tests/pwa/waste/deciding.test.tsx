import { cleanup, fireEvent, render, screen } from "@testing-library/preact";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { setClock } from "../../../pwa/src/kernel/clock";
import { addStaffWords } from "../../../pwa/src/kernel/words_staff";
import { decide } from "../../../pwa/src/rooms/waste/staff/state";
import { ChangeFields } from "../../../pwa/src/rooms/waste/staff/views/ChangeFields";
import { NetworkFailure } from "../../../pwa/src/wire/problems";
import { closeTown, newPhone, openTown } from "./town";

vi.mock("../../../pwa/src/rooms/waste/staff/state", () => ({ decide: vi.fn() }));

const plain = (text: string | null | undefined): string => (text ?? "").replace(/[\u00a0\u202f]/g, " ");
const dialog = (): string => plain(document.querySelector("dialog")?.textContent);

beforeEach(async () => {
  await newPhone();
  openTown();
  addStaffWords();
  vi.mocked(decide).mockReset();
  HTMLDialogElement.prototype.showModal ??= function showModal(this: HTMLDialogElement) {
    this.open = true;
  };
  HTMLDialogElement.prototype.close ??= function close(this: HTMLDialogElement) {
    this.open = false;
  };
});
afterEach(() => {
  cleanup();
  closeTown();
  setClock();
});

async function writeOne(): Promise<void> {
  render(<ChangeFields />);
  fireEvent.click(screen.getByLabelText("Annuler la collecte"));
  fireEvent.input(screen.getByLabelText(/Jour prévu/), { target: { value: "2026-12-25" } });
  fireEvent.input(screen.getByLabelText(/en français/), { target: { value: "Noël" } });
  fireEvent.click(screen.getByRole("button", { name: "Vérifier et décider" }));
  await screen.findByText("Annuler cette collecte?");
}

test("a change is said in words before it is decided, and cancelled for nothing", async () => {
  await writeOne();
  expect(dialog()).toContain("Pas de collecte le vendredi 25 décembre");
  expect(dialog()).toContain("Tous les bacs, dans toute la ville.");
  fireEvent.click(screen.getByRole("button", { name: "Annuler" }));
  expect(decide).not.toHaveBeenCalled();
});

test("a change is decided once confirmed, and its trouble sends no staff to the phone", async () => {
  vi.mocked(decide).mockRejectedValue(new NetworkFailure("unreachable"));
  await writeOne();
  fireEvent.click(screen.getByRole("button", { name: "Annuler la collecte" }));
  await vi.waitFor(() =>
    expect(document.querySelector(".ds-notification, [role=alert], [role=status]")).not.toBeNull(),
  );
  expect(decide).toHaveBeenCalledTimes(1);
  expect(document.body.textContent).not.toContain("hôtel de ville");
});
