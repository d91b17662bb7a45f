import { describe, expect, test } from "vitest";
import type { Envelope } from "../../../pwa/src/outbox/envelope";
import { drain } from "../../../pwa/src/outbox/sender";
import { AT, acceptanceOf, draftOf } from "./envelopes";
import { deskWith, html, problem } from "./fake_town";

const QUEUED = draftOf({ state: "queued", queued_at: AT });
const accepted = (status = 201) => Response.json(acceptanceOf(QUEUED.id), { status });

async function after(...answers: Parameters<typeof deskWith>[1]): Promise<Envelope> {
  const { desk, deps } = deskWith(QUEUED, answers);
  await drain(deps);
  return desk.envelope;
}

describe("what each answer of the server means", () => {
  test.each([201, 200])("%i with our own JSON is accepted, with the town's receipt", async (status) => {
    expect(await after(accepted(status))).toMatchObject({
      state: "accepted",
      answer: { receipt: "7K4M-2Q9X" },
      last_problem: null,
    });
  });

  test.each([
    ["a hotel's page that says 200", () => html(200)],
    ["a proxy's page that says 403", () => html(403)],
    ["a gateway's page that says 404", () => html(404)],
    ["our JSON about another envelope", () => Response.json(acceptanceOf("somebody-else"))],
    ["JSON cut in the middle", () => new Response('{"id":"019', { headers: { "Content-Type": "application/json" } })],
    ["no answer at all", () => new TypeError("Failed to fetch")],
  ])("%s is no network: kept, and tried again", async (_name, answer) => {
    expect(await after(answer)).toMatchObject({
      state: "queued",
      attempts: 1,
      last_problem: { code: "network" },
      next_attempt_at: "2027-03-02T19:02:05.000Z",
    });
  });

  test.each([500, 502, 504, 408, 425])("%i is tried again", async (status) => {
    expect(await after(html(status))).toMatchObject({ state: "queued", last_problem: { code: "server", status } });
  });

  test.each([429, 503])("%i waits as long as the server asks", async (status) => {
    const envelope = await after(problem(status, "web.too-many", {}, { "Retry-After": "120" }));
    expect(envelope).toMatchObject({
      state: "queued",
      last_problem: { code: "busy" },
      next_attempt_at: "2027-03-02T19:04:00.000Z",
    });
  });

  test.each([
    [401, "people.wrong-device-secret"],
    [403, "web.forbidden"],
    [404, "forms.unknown-form"],
    [413, "web.too-large"],
    [409, "forms.different-body"],
    [422, "web.invalid"],
  ])("%i %s is kept, waiting for what the person decides", async (status, code) => {
    expect(await after(problem(status, code))).toMatchObject({
      state: "waiting",
      answers: QUEUED.answers,
      last_problem: { code, status },
    });
  });

  test("413 from a proxy that does not know us is kept too: it would refuse for ever", async () => {
    expect(await after(html(413))).toMatchObject({ state: "waiting", last_problem: { code: "too-large" } });
  });

  test("422 with findings goes back to the questions it names", async () => {
    const findings = [{ question: "description", code: "too-short", params: { min: 10 } }];
    expect(await after(problem(422, "forms.refused", { findings }))).toMatchObject({
      state: "refused",
      last_problem: { findings },
    });
  });
});

describe("how it sends", () => {
  test("a killed sender's envelope is sent again with the same bytes", async () => {
    const { desk, deps } = deskWith(QUEUED, [new TypeError("lost"), accepted(200)]);
    await drain(deps);
    desk.envelope = { ...desk.envelope, state: "sending" };
    await drain(deps);
    expect(desk.envelope.state).toBe("accepted");
    expect(desk.calls[1]).toMatchObject({
      method: "PUT",
      path: `/api/v1/submissions/${QUEUED.id}`,
      body: desk.calls[0]?.body,
    });
  });

  test("it says which device it is, and what it sends is the contract's body and nothing more", async () => {
    const { desk, deps } = deskWith(QUEUED, [accepted()]);
    await drain(deps);
    expect(desk.calls[0]?.headers.get("Parvis-Device")).toBe("alice.secret");
    expect(Object.keys(JSON.parse(desk.calls[0]?.body as string))).toEqual([
      "form",
      "version",
      "language",
      "answers",
      "attachments",
      "started_at",
      "queued_at",
    ]);
  });

  test("a wait that the network caused is over when the network is back; one that the server asked for is not", async () => {
    const waits = { state: "queued", next_attempt_at: "2027-03-02T19:30:00.000Z", attempts: 4 } as const;
    const trouble = { status: 0, at: AT, findings: [] };
    const cut = deskWith({ ...QUEUED, ...waits, last_problem: { ...trouble, code: "network" } }, [accepted()]);
    await drain(cut.deps, { hurried: true });
    expect(cut.desk.envelope.state).toBe("accepted");
    const busy = deskWith({ ...QUEUED, ...waits, last_problem: { ...trouble, code: "busy" } }, []);
    expect(await drain(busy.deps, { hurried: true })).toEqual({ accepted: 0, nextAt: new Date(waits.next_attempt_at) });
  });

  test("what was held yesterday is tried once more today, except what only the person can decide", async () => {
    const held = { at: "2027-03-01T19:02:00.000Z", status: 404, findings: [] };
    const repaired = deskWith({ ...QUEUED, state: "waiting", last_problem: { ...held, code: "forms.unknown-form" } }, [
      accepted(),
    ]);
    await drain(repaired.deps);
    expect(repaired.desk.envelope.state).toBe("accepted");
    const undecided = deskWith(
      { ...QUEUED, state: "waiting", last_problem: { ...held, code: "forms.different-body" } },
      [],
    );
    await drain(undecided.deps);
    expect(undecided.desk.envelope.state).toBe("waiting");
  });

  test("a bug of ours is not mistaken for a bad network", async () => {
    const { deps } = deskWith(QUEUED, []);
    await expect(drain({ ...deps, device: () => Promise.reject(new RangeError("bug")) })).rejects.toThrow("bug");
  });
});
