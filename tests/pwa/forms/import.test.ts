import { beforeEach, describe, expect, test } from "vitest";
import { newEnvelope } from "../../../pwa/src/outbox/envelope";
import { exportFile } from "../../../pwa/src/outbox/export";
import { importFile } from "../../../pwa/src/outbox/import";
import { all, apply, begin, find, findBytes, keepBytes } from "../../../pwa/src/outbox/journal";
import { hex } from "../../../pwa/src/outbox/uploads";
import { goOnFromFile } from "../../../pwa/src/rooms/forms/handover/import";
import { AT } from "../outbox/envelopes";
import { emptyPhone } from "../outbox/phone";
import { SIGNALER } from "./signaler";

const PHOTO = new TextEncoder().encode("a photo").buffer as ArrayBuffer;

beforeEach(() => emptyPhone());

/** A file as « Garder dans un fichier » makes it, with one photo. */
async function kept(): Promise<{ id: string; sha256: string; file: File; content: Record<string, object> }> {
  const sha256 = hex(await crypto.subtle.digest("SHA-256", PHOTO));
  await keepBytes({ sha256, bytes: PHOTO, media_type: "image/jpeg", kept_at: AT, is_raw: false });
  const { id } = await begin(newEnvelope(SIGNALER, "fr", AT));
  const photo = { sha256, name: "p.jpg", media_type: "image/jpeg", size_bytes: PHOTO.byteLength };
  await apply(id, { type: "save", answers: { category: "hole", photo: [photo] }, step: "details", at: AT });
  const envelope = await find(id);
  if (envelope === undefined) throw new Error("nothing kept");
  const file = await exportFile(envelope);
  return { id, sha256, file, content: JSON.parse(await file.text()) };
}

const fileOf = (content: unknown) => new Blob([typeof content === "string" ? content : JSON.stringify(content)]);

describe("an envelope in a file", () => {
  test("goes on on another device under the same id, as a draft, with its photo", async () => {
    const { id, sha256, file } = await kept();
    await emptyPhone();
    expect(await goOnFromFile(file, [SIGNALER])).toBe(`/formulaires/signaler?e=${id}&etape=details`);
    expect(await find(id)).toMatchObject({ state: "draft", started_at: AT, answers: { category: "hole" } });
    expect((await find(id))?.attachments.map((one) => one.sha256)).toEqual([sha256]);
    expect(await findBytes(sha256)).toBeDefined();
  });

  test("that is on this device already leaves it as it is", async () => {
    const { id, file } = await kept();
    await apply(id, { type: "save", answers: { category: "lamp" }, step: "details", at: AT });
    expect(await goOnFromFile(file, [SIGNALER])).toBe(`/demandes/${id}`);
    expect((await find(id))?.answers["category"]).toBe("lamp");
  });

  test("for a form that is not offered is not taken, and nothing stays", async () => {
    const { file } = await kept();
    await emptyPhone();
    await expect(goOnFromFile(file, [])).rejects.toThrow("signaler");
    expect(await all()).toEqual([]);
  });

  test.each([
    ["words", "not_ours"],
    ["", "not_ours"],
    ["[]", "not_ours"],
    ['{"format":"else"}', "not_ours"],
    ['{"format":"parvis-envelope","format_version":2}', "newer"],
    ['{"format":"parvis-envelope","format_version":1,"envelope":{},"photos":[]}', "damaged"],
    ['{"format":"parvis-envelope","format_version":1,"envelope":null,"photos":null}', "damaged"],
  ])("that is %s is refused: %s", async (content, why) => {
    await expect(importFile(fileOf(content))).rejects.toMatchObject({ why });
  });

  test.each([
    ["id", "../../etc"],
    ["form", "x'; drop"],
    ["version", "1"],
    ["answers", []],
    ["started_at", "yesterday"],
    ["attachments", [{ sha256: "short" }]],
  ])("whose %s was tampered with is refused", async (key, value) => {
    const { content } = await kept();
    const changed = { ...content, envelope: { ...content["envelope"], [key]: value } };
    await expect(importFile(fileOf(changed))).rejects.toMatchObject({ why: "damaged" });
  });

  test("whose photo is another than it says is refused", async () => {
    const { content, sha256 } = await kept();
    const changed = { ...content, photos: [{ sha256, name: "p", media_type: "image/jpeg", base64: btoa("other") }] };
    await expect(importFile(fileOf(changed))).rejects.toMatchObject({ why: "damaged" });
    const torn = { ...content, photos: [{ sha256, name: "p", media_type: "image/jpeg", base64: "%%%" }] };
    await expect(importFile(fileOf(torn))).rejects.toMatchObject({ why: "damaged" });
  });
});
