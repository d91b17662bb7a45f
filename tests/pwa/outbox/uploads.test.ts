import { describe, expect, test } from "vitest";
import { drain } from "../../../pwa/src/outbox/sender";
import { CHUNK_BYTES, hex } from "../../../pwa/src/outbox/uploads";
import { AT, acceptanceOf, draftOf } from "./envelopes";
import { at, deskWith, problem } from "./fake_town";

const SIZE = CHUNK_BYTES + 1000;
const BYTES = new Uint8Array(SIZE).fill(7).buffer;
const SHA256 = hex(await crypto.subtle.digest("SHA-256", BYTES));
const ATTACHMENT = { sha256: SHA256, name: "trou.jpg", media_type: "image/jpeg", size_bytes: SIZE, question: "photo" };
const WITH_PHOTO = draftOf({ state: "queued", queued_at: AT, attachments: [ATTACHMENT] });
const UNKNOWN = () => new Response(null, { status: 404 });

function deskWithPhoto(...answers: Parameters<typeof deskWith>[1]) {
  return deskWith(WITH_PHOTO, answers, new Map([[SHA256, BYTES]]));
}

const accepted = () => Response.json(acceptanceOf(WITH_PHOTO.id), { status: 201 });

describe("a photo on its way", () => {
  test("goes in chunks, each with its offset and sha256, before the envelope that names it", async () => {
    const { desk, deps } = deskWithPhoto(UNKNOWN, at(CHUNK_BYTES, SIZE, 204), at(SIZE, SIZE, 204), accepted());
    await drain(deps);
    expect(desk.envelope.state).toBe("accepted");
    expect(desk.calls.map(({ method }) => method)).toEqual(["HEAD", "PATCH", "PATCH", "PUT"]);
    const [, first, second] = desk.calls;
    expect([first, second].map((call) => call?.headers.get("Upload-Offset"))).toEqual(["0", String(CHUNK_BYTES)]);
    const rest = second?.body as ArrayBuffer;
    expect(rest.byteLength).toBe(1000);
    const digest = await crypto.subtle.digest("SHA-256", rest);
    expect(second?.headers.get("Upload-Checksum")).toBe(
      `sha256 ${btoa(String.fromCharCode(...new Uint8Array(digest)))}`,
    );
  });

  test("resumes where the last attempt stopped", async () => {
    const { desk, deps } = deskWithPhoto(at(CHUNK_BYTES, SIZE, 200), at(SIZE, SIZE, 204), accepted());
    await drain(deps);
    expect(desk.calls.map(({ method }) => method)).toEqual(["HEAD", "PATCH", "PUT"]);
  });

  test("does not travel when the town already has it, even if this phone lost it", async () => {
    const { desk, deps } = deskWith(WITH_PHOTO, [at(SIZE, SIZE, 200), accepted()]);
    await drain(deps);
    expect(desk.envelope.state).toBe("accepted");
  });

  test("follows the server when it says another offset", async () => {
    const { desk, deps } = deskWithPhoto(UNKNOWN, at(CHUNK_BYTES, SIZE, 409), at(SIZE, SIZE, 204), accepted());
    await drain(deps);
    expect(desk.envelope.state).toBe("accepted");
  });

  test("is brought again when the server says that it is missing", async () => {
    const missing = problem(409, "forms.attachment-missing", { missing: [SHA256] });
    const { desk, deps } = deskWithPhoto(
      at(SIZE, SIZE, 200),
      missing,
      UNKNOWN,
      at(CHUNK_BYTES, SIZE, 204),
      at(SIZE, SIZE, 204),
      accepted(),
    );
    await drain(deps);
    expect(desk.envelope.state).toBe("accepted");
  });

  test("does not turn in circles when the server keeps correcting the offset", async () => {
    const { desk, deps } = deskWithPhoto(
      UNKNOWN,
      at(0, SIZE, 409),
      at(0, SIZE, 409),
      at(0, SIZE, 409),
      at(0, SIZE, 409),
    );
    await drain(deps);
    expect(desk.envelope).toMatchObject({ state: "queued", last_problem: { code: "server" } });
  });

  test("begins again when a chunk arrived spoiled", async () => {
    const { desk, deps } = deskWithPhoto(
      UNKNOWN,
      problem(422, "forms.checksum-mismatch"),
      at(CHUNK_BYTES, SIZE, 204),
      at(SIZE, SIZE, 204),
      accepted(),
    );
    await drain(deps);
    expect(desk.envelope.state).toBe("accepted");
  });

  test.each([
    ["the browser dropped it", undefined],
    ["it rotted on the disk", new Uint8Array(SIZE).buffer],
  ])("waits for the person when %s", async (_why, kept) => {
    const photos = new Map(kept === undefined ? [] : [[SHA256, kept]]);
    const { desk, deps } = deskWith(WITH_PHOTO, [UNKNOWN, problem(422, "forms.checksum-mismatch")], photos);
    await drain(deps);
    expect(desk.envelope).toMatchObject({ state: "waiting", last_problem: { code: "photo-lost" } });
  });

  test.each([
    ["cannot read such a file", problem(422, "forms.unsupported-file"), "unsupported-file"],
    ["or a proxy before it takes no such file", problem(415, "web.unsupported"), "unsupported-file"],
    ["found a program in it", problem(422, "forms.active-content"), "active-content"],
  ])("comes back to its question when the server %s", async (_why, answer, code) => {
    const { desk, deps } = deskWithPhoto(UNKNOWN, answer);
    await drain(deps);
    const finding = { question: "photo", code, params: { name: "trou.jpg" } };
    expect(desk.envelope).toMatchObject({ state: "refused", last_problem: { findings: [finding] } });
  });

  test("is tried later when the hotel answers HEAD in the town's place", async () => {
    const { desk, deps } = deskWithPhoto(new Response(null, { status: 200 }));
    await drain(deps);
    expect(desk.envelope).toMatchObject({ state: "queued", last_problem: { code: "network" } });
  });
});
