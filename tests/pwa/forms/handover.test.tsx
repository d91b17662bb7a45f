import { cleanup, fireEvent, render, screen, waitFor } from "@testing-library/preact";
import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { language } from "../../../pwa/src/kernel/words";
import { newEnvelope } from "../../../pwa/src/outbox/envelope";
import { apply, begin, find, findBytes } from "../../../pwa/src/outbox/journal";
import { hex } from "../../../pwa/src/outbox/uploads";
import { handovers, keepHandover, loadHandovers } from "../../../pwa/src/rooms/forms/handover/book";
import { readCode } from "../../../pwa/src/rooms/forms/handover/code";
import { takeBack, takeDraft } from "../../../pwa/src/rooms/forms/handover/handover";
import { Form } from "../../../pwa/src/rooms/forms/views/Form";
import { navigate } from "../../../pwa/src/shell/router";
import { openStore } from "../../../pwa/src/store/database";
import { AT } from "../outbox/envelopes";
import { emptyPhone } from "../outbox/phone";
import { SIGNALER } from "./signaler";

const ID = "019abcde-0000-7000-8000-000000000001";
const PHOTO = new TextEncoder().encode("a photo");

interface Asked {
  method: string;
  path: string;
  body: Record<string, unknown>;
}
let asked: Asked[] = [];

/** A town that answers each path as the test says. */
function townAnswers(answers: Record<string, { status?: number; body: unknown }>): void {
  vi.stubGlobal("fetch", async (path: string, init: RequestInit = {}) => {
    const method = init.method ?? "GET";
    asked.push({ method, path, body: typeof init.body === "string" ? JSON.parse(init.body) : {} });
    const answer = answers[`${method} ${path}`];
    if (answer === undefined) throw new TypeError("Failed to fetch");
    if (answer.body instanceof Uint8Array) return new Response(answer.body as BodyInit);
    const type = (answer.status ?? 200) < 400 ? "application/json" : "application/problem+json";
    return new Response(JSON.stringify(answer.body), {
      status: answer.status ?? 200,
      headers: { "Content-Type": type },
    });
  });
}

beforeEach(async () => {
  await emptyPhone();
  await (await openStore()).clear("handovers");
  await loadHandovers();
  language.value = "fr";
  asked = [];
  Element.prototype.scrollIntoView = () => {};
});
afterEach(() => {
  cleanup();
  vi.unstubAllGlobals();
});

const draftAtTown = (answers: Record<string, unknown>, attachments: unknown[] = []) => ({
  id: ID,
  definition: SIGNALER,
  valid_until: "2026-12-01T12:00:00Z",
  draft: { form: "signaler", version: 2, language: "fr", answers, step: "details", started_at: AT, attachments },
});
const handedOver = (stands: "waiting" | "opened" | "sent" | "gone" = "waiting") =>
  keepHandover({
    id: ID,
    code: "7K4M-2Q9X",
    link: "https://v.example/reprendre#7K4M-2Q9X",
    qr: ["1"],
    at: AT,
    until: AT,
    stands,
  });

async function keptDraft(): Promise<void> {
  await begin(newEnvelope(SIGNALER, "fr", AT, ID));
  await apply(ID, { type: "save", answers: { category: "hole" }, step: "details", at: AT });
}

describe("a code", () => {
  test.each([
    ["7k4m 2q9x", "7K4M-2Q9X"],
    ["7K4M—2Q9X", "7K4M-2Q9X"],
    ["o1il 0000", "0111-0000"],
  ])("%s is read as it was meant", (typed, meant) => expect(readCode(typed)).toBe(meant));

  test.each(["", "7K4M-2Q9", "7K4M-2Q9U", "7K4M-2Q9X-1"])("%s is none", (typed) =>
    expect(readCode(typed)).toBeUndefined(),
  );
});

describe("on the other device", () => {
  test("the draft goes on under the same id, where it was, with its photos", async () => {
    const sha256 = hex(await crypto.subtle.digest("SHA-256", PHOTO));
    const photo = { sha256, name: "p.jpg", media_type: "image/jpeg", size_bytes: PHOTO.byteLength };
    const taken = draftAtTown({ category: "hole", photo: [photo] }, [{ ...photo, question: "photo" }]);
    townAnswers({
      "POST /api/v1/draft-openings": { body: taken },
      [`GET /api/v1/attachments/${sha256}`]: { body: PHOTO },
    });
    expect(await takeDraft("7K4M-2Q9X")).toBe(`/formulaires/signaler?e=${ID}&etape=details`);
    expect(asked[0]?.body).toEqual({ code: "7K4M-2Q9X" });
    expect(await find(ID)).toMatchObject({ state: "draft", step: "details", answers: { category: "hole" } });
    expect((await findBytes(sha256))?.bytes.byteLength).toBe(PHOTO.byteLength);
  });

  test("bytes that are not the photo's are not kept, and the draft comes all the same", async () => {
    const photo = { sha256: "0".repeat(64), name: "p.jpg", media_type: "image/jpeg", size_bytes: 7 };
    const taken = draftAtTown({ category: "hole", photo: [photo] }, [{ ...photo, question: "photo" }]);
    townAnswers({
      "POST /api/v1/draft-openings": { body: taken },
      [`GET /api/v1/attachments/${photo.sha256}`]: { body: PHOTO },
    });
    await takeDraft("7K4M-2Q9X");
    expect(await findBytes(photo.sha256)).toBeUndefined();
    expect((await find(ID))?.answers).toMatchObject({ category: "hole" });
  });
});

describe("on the first device", () => {
  test("what was answered elsewhere and given back is taken back, and the code forgotten", async () => {
    await keptDraft();
    await handedOver("opened");
    townAnswers({ [`PUT /api/v1/drafts/${ID}/holder`]: { body: draftAtTown({ category: "lamp", number: "A-12" }) } });
    const envelope = await find(ID);
    if (envelope === undefined) throw new Error("no draft");
    await takeBack(envelope);
    expect((await find(ID))?.answers).toEqual({ category: "lamp", number: "A-12" });
    expect(handovers.value.size).toBe(0);
  });

  test("a draft that the town forgot goes on from this device's own copy", async () => {
    await keptDraft();
    await handedOver("gone");
    townAnswers({
      [`PUT /api/v1/drafts/${ID}/holder`]: { status: 404, body: { type: "/problems/forms.unknown-draft" } },
    });
    const envelope = await find(ID);
    if (envelope === undefined) throw new Error("no draft");
    await takeBack(envelope);
    expect(await find(ID)).toMatchObject({ state: "draft", answers: { category: "hole" } });
    expect(handovers.value.size).toBe(0);
  });

  test("the form shows the code in place of its questions, and without network one goes on all the same", async () => {
    await keptDraft();
    await handedOver();
    townAnswers({});
    navigate(`/formulaires/signaler?e=${ID}`);
    render(<Form params={{ code: "signaler" }} />);
    await screen.findByText("7K4M-2Q9X");
    expect(screen.queryByRole("button", { name: "Continuer" })).toBeNull();
    fireEvent.click(screen.getByRole("button", { name: "Continuer plutôt ici" }));
    fireEvent.click(await screen.findByRole("button", { name: "Continuer ici sans attendre" }));
    await screen.findByRole("heading", { level: 1, name: "Aidez-nous à le trouver" });
    await waitFor(() => expect(handovers.value.size).toBe(0));
  });
});
