import { beforeEach, describe, expect, test } from "vitest";
import { develop, keepOriginal, openPhoto } from "../../../pwa/src/outbox/blobs";
import type { Darkroom, Picture } from "../../../pwa/src/outbox/darkroom";
import { findBytes } from "../../../pwa/src/outbox/journal";
import { StorageFull } from "../../../pwa/src/outbox/storage";
import { emptyPhone, fillTheDisk } from "./phone";

const RAW = new File(["jpeg with EXIF: 46.81 N, 71.21 W"], "IMG_0042.HEIC", { type: "image/heic" });

/** Prints `bytesPerPixel` bytes a pixel, and remembers what it was asked for. */
function darkroomOf(picture: Picture, bytesPerPixel = 0.001) {
  const prints: { width: number; height: number; quality: number }[] = [];
  const darkroom: Darkroom = {
    decode: async () => picture,
    print: async (_picture, width, height, quality) => {
      prints.push({ width, height, quality });
      return new Blob(["x".repeat(Math.ceil(width * height * bytesPerPixel))], { type: "image/jpeg" });
    },
    close: () => {},
  };
  return { darkroom, prints };
}

beforeEach(async () => await emptyPhone());

describe("a photo on this device", () => {
  test("is kept as it came before anything is done to it", async () => {
    const photo = await keepOriginal(RAW);
    expect(photo).toMatchObject({ name: "IMG_0042.HEIC", media_type: "image/heic", size_bytes: RAW.size });
    expect(await (await openPhoto(photo.sha256))?.text()).toContain("EXIF");
    expect(await findBytes(photo.sha256)).toMatchObject({ is_raw: true });
  });

  test.each([
    ["plan.PDF", "", "application/pdf"],
    ["lettre.docx", "", "application/vnd.openxmlformats-officedocument.wordprocessingml.document"],
    ["plan.pdf", "image/png", "image/png"],
    ["plan", "", "application/octet-stream"],
  ])("%s of type « %s » is known as %s", async (name, type, media_type) => {
    expect(await keepOriginal(new File(["x"], name, { type }))).toMatchObject({ media_type });
  });

  test("is then printed anew at 2048 pixels at most, and nothing of the original travels", async () => {
    const { darkroom, prints } = darkroomOf({ width: 4032, height: 3024 });
    const light = await develop(await keepOriginal(RAW), 8_000_000, darkroom);
    expect(prints).toEqual([{ width: 2048, height: 1536, quality: 0.85 }]);
    expect(light).toMatchObject({ name: "IMG_0042.jpg", media_type: "image/jpeg" });
    expect(await (await openPhoto(light.sha256))?.text()).not.toContain("EXIF");
  });

  test("is not made larger than it was", async () => {
    const { darkroom, prints } = darkroomOf({ width: 640, height: 480 });
    await develop(await keepOriginal(RAW), 8_000_000, darkroom);
    expect(prints).toEqual([{ width: 640, height: 480, quality: 0.85 }]);
  });

  test("is printed smaller until the form's limit allows it", async () => {
    const { darkroom, prints } = darkroomOf({ width: 4000, height: 4000 }, 0.1);
    const light = await develop(await keepOriginal(RAW), 200_000, darkroom);
    expect(prints.map(({ width }) => width)).toEqual([2048, 1600, 1280]);
    expect(light.size_bytes).toBeLessThanOrEqual(200_000);
  });

  test("stays as it is when this browser cannot read it, and is not tried again", async () => {
    const unable: Darkroom = {
      ...darkroomOf({ width: 1, height: 1 }).darkroom,
      decode: () => Promise.reject(new DOMException("HEIC", "InvalidStateError")),
    };
    const photo = await keepOriginal(RAW);
    expect(await develop(photo, 8_000_000, unable)).toBe(photo);
    expect(await findBytes(photo.sha256)).toMatchObject({ is_raw: false });
  });

  test("is developed once: a second time gives the same photo back", async () => {
    const { darkroom, prints } = darkroomOf({ width: 640, height: 480 });
    const light = await develop(await keepOriginal(RAW), 8_000_000, darkroom);
    expect(await develop(light, 8_000_000, darkroom)).toBe(light);
    expect(prints).toHaveLength(1);
  });

  test("does not pretend to be kept when the device is full", async () => {
    const makeRoom = fillTheDisk();
    await expect(keepOriginal(RAW)).rejects.toBeInstanceOf(StorageFull);
    makeRoom();
  });
});
