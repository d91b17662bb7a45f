import { cleanup, fireEvent, render, screen, waitFor } from "@testing-library/preact";
import { useState } from "preact/hooks";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import type { Photo, PhotoQuestion } from "../../../pwa/src/form_engine";
import { language } from "../../../pwa/src/kernel/words";
import { keepOriginal } from "../../../pwa/src/outbox/blobs";
import { findBytes } from "../../../pwa/src/outbox/journal";
import { QuestionField } from "../../../pwa/src/rooms/forms/fields/QuestionField";
import { emptyPhone, fillTheDisk } from "../outbox/phone";

const QUESTION: PhotoQuestion = {
  type: "photo",
  id: "photo",
  need: "optional",
  label: { fr: "Une photo" },
  max_files: 2,
  max_bytes: 8_000_000,
};
const fileOf = (content: string) => new File([content], `${content}.jpg`, { type: "image/jpeg" });

/** A browser that cannot read pictures: what is chosen stays as it is. */
beforeEach(async () => {
  await emptyPhone();
  language.value = "fr";
  vi.stubGlobal("createImageBitmap", () => Promise.reject(new DOMException("no", "InvalidStateError")));
});
afterEach(() => {
  cleanup();
  vi.unstubAllGlobals();
});

let shown: Photo[] = [];

function Asked({ first = [] }: { first?: Photo[] }) {
  const [photos, setPhotos] = useState<Photo[]>(first);
  shown = photos;
  return <QuestionField question={QUESTION} value={photos} onChange={(value) => setPhotos(value as Photo[])} />;
}

const choose = (...files: File[]) =>
  fireEvent.change(screen.getByLabelText("Choisir une photo"), { target: { files } });

test("photos are kept on the device, seen, and removed at will", async () => {
  render(<Asked />);
  choose(fileOf("one"), fileOf("two"));
  await waitFor(() => expect(shown).toHaveLength(2));
  expect(await findBytes(shown[0]?.sha256 ?? "")).toBeDefined();
  await screen.findByRole("img", { name: "Photo 2 de 2" });
  expect(screen.queryByLabelText("Choisir une photo")).toBeNull();
  fireEvent.click(screen.getByRole("button", { name: "Enlever la photo 1" }));
  await waitFor(() => expect(shown.map(({ name }) => name)).toEqual(["two.jpg"]));
});

test("more photos than the form takes are said, and the first ones kept", async () => {
  render(<Asked />);
  choose(fileOf("one"), fileOf("two"), fileOf("three"));
  expect(await screen.findByText("Vous pouvez joindre 2 photos au plus.")).toBeDefined();
  await waitFor(() => expect(shown).toHaveLength(2));
});

test("a file that is no photo is refused as it is chosen, and the photos beside it are kept", async () => {
  render(<Asked />);
  choose(new File(["words"], "x.txt", { type: "text/plain" }), fileOf("one"));
  expect(await screen.findByText(/La ville ne peut pas lire cette sorte de photo/)).toBeDefined();
  await waitFor(() => expect(shown.map(({ name }) => name)).toEqual(["one.jpg"]));
});

test.each(["image/heic", ""])(
  "a HEIC whose type is said as « %s » is refused by a browser that cannot read it",
  async (type) => {
    render(<Asked />);
    choose(new File(["heic"], "one.HEIC", { type }), fileOf("two"));
    expect(await screen.findByText(/La ville ne peut pas lire cette sorte de photo/)).toBeDefined();
    await waitFor(() => expect(shown.map(({ name }) => name)).toEqual(["two.jpg"]));
  },
);

test("a HEIC becomes a JPEG where the browser can read it", async () => {
  vi.stubGlobal("createImageBitmap", async () => ({ width: 4, height: 4, close: () => {} }));
  vi.spyOn(HTMLCanvasElement.prototype, "getContext").mockReturnValue({ fillRect() {}, drawImage() {} } as never);
  vi.spyOn(HTMLCanvasElement.prototype, "toBlob").mockImplementation((done) =>
    done(new Blob(["light"], { type: "image/jpeg" })),
  );
  render(<Asked />);
  choose(new File(["heic"], "one.HEIC", { type: "image/heic" }));
  await waitFor(() => expect(shown).toMatchObject([{ name: "one.jpg", media_type: "image/jpeg" }]));
  expect(screen.queryByText(/La ville ne peut pas lire/)).toBeNull();
});

test("the same photo chosen twice is one", async () => {
  render(<Asked />);
  choose(fileOf("one"));
  await waitFor(() => expect(shown).toHaveLength(1));
  choose(fileOf("one"));
  await waitFor(() => expect(screen.queryByText(/On la rend plus légère/)).toBeNull());
  expect(shown).toHaveLength(1);
});

test("a full device is said in words, and the form goes on", async () => {
  render(<Asked />);
  const makeRoom = fillTheDisk();
  vi.spyOn(console, "warn").mockImplementation(() => {});
  choose(fileOf("one"));
  expect(await screen.findByText(/Il n’y a plus de place sur cet appareil pour cette photo/)).toBeDefined();
  makeRoom();
  expect(shown).toEqual([]);
});

test("what a killed tab left as the camera made it is made lighter when the form opens again", async () => {
  const original = await keepOriginal(fileOf("raw"));
  vi.stubGlobal("createImageBitmap", async () => ({ width: 4, height: 4, close: () => {} }));
  vi.spyOn(HTMLCanvasElement.prototype, "getContext").mockReturnValue({ fillRect() {}, drawImage() {} } as never);
  vi.spyOn(HTMLCanvasElement.prototype, "toBlob").mockImplementation((done) =>
    done(new Blob(["light"], { type: "image/jpeg" })),
  );
  render(<Asked first={[original]} />);
  await waitFor(() => expect(shown[0]).toMatchObject({ name: "raw.jpg", media_type: "image/jpeg", size_bytes: 5 }));
});
