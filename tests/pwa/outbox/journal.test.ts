import { beforeEach, describe, expect, test } from "vitest";
import { exportFile } from "../../../pwa/src/outbox/export";
import { all, apply, begin, find, findBytes, keepBytes, renew, tidy } from "../../../pwa/src/outbox/journal";
import { UNDO_SECONDS } from "../../../pwa/src/outbox/machine";
import { AT, acceptanceOf, draftOf, TROUBLE } from "./envelopes";
import { emptyPhone } from "./phone";

const PHOTO = { sha256: "ab".repeat(32), name: "trou.jpg", media_type: "image/jpeg", size_bytes: 4 };
const WITH_PHOTO = draftOf({ answers: { photo: [PHOTO] }, attachments: [{ ...PHOTO, question: "photo" }] });
const DAY = 86_400_000;
const later = (ms: number) => new Date(Date.parse(AT) + ms);
const keepPhoto = () =>
  keepBytes({
    sha256: PHOTO.sha256,
    bytes: new TextEncoder().encode("jpeg").buffer,
    media_type: "image/jpeg",
    kept_at: AT,
    is_raw: false,
  });

beforeEach(async () => await emptyPhone());

describe("the journal", () => {
  test("does not let a second beginning overwrite what was written", async () => {
    await begin(draftOf({ answers: { description: "Un trou" } }));
    await begin(draftOf({ answers: {} }));
    expect((await all()).map(({ answers }) => answers)).toEqual([{ description: "Un trou" }]);
  });

  test("forgets a deleted envelope only when its deletion can no longer be undone", async () => {
    await begin(draftOf());
    await apply(draftOf().id, { type: "discard", at: AT });
    await tidy(later(UNDO_SECONDS * 1000));
    expect(await all()).toHaveLength(1);
    await tidy(later(UNDO_SECONDS * 1000 + 1000));
    expect(await all()).toEqual([]);
  });

  test("keeps the photos of what is still to be sent, and drops those of what the town has", async () => {
    await keepPhoto();
    await begin({ ...WITH_PHOTO, state: "waiting" });
    await tidy(later(30 * DAY));
    expect(await findBytes(PHOTO.sha256)).toBeDefined();
    await apply(WITH_PHOTO.id, { type: "accept", revision: 1, answer: acceptanceOf(WITH_PHOTO.id) });
    await tidy(later(30 * DAY));
    expect(await findBytes(PHOTO.sha256)).toBeUndefined();
    expect(await find(WITH_PHOTO.id)).toBeDefined();
  });

  test("keeps a photo that no envelope names yet: it may have been taken a moment ago", async () => {
    await keepPhoto();
    await tidy(later(60_000));
    expect(await findBytes(PHOTO.sha256)).toBeDefined();
  });

  test("gives changes that came too late a new number, in one step", async () => {
    await begin(
      draftOf({
        state: "waiting",
        queued_at: AT,
        attempts: 2,
        sent_revision: 1,
        revision: 2,
        last_problem: { ...TROUBLE, code: "forms.different-body" },
      }),
    );
    const fresh = await renew(draftOf().id);
    expect(await all()).toEqual([fresh]);
    expect(fresh).toMatchObject({
      state: "queued",
      answers: draftOf().answers,
      attempts: 0,
      sent_revision: 0,
      last_problem: null,
    });
    expect([fresh?.id, fresh?.receipt]).not.toContain(draftOf().id);
  });

  test("gives out a file with the answers, the photos and the code, and nothing about the device", async () => {
    await keepPhoto();
    await begin(WITH_PHOTO);
    const file = await exportFile(WITH_PHOTO);
    expect(file.name).toBe(`parvis-${WITH_PHOTO.receipt}.json`);
    const content = JSON.parse(await file.text());
    expect(content).toMatchObject({
      format: "parvis-envelope",
      envelope: { id: WITH_PHOTO.id, answers: WITH_PHOTO.answers },
    });
    expect(atob(content.photos[0].base64)).toBe("jpeg");
  });
});
