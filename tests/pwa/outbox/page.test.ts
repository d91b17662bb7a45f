import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { setClock } from "../../../pwa/src/kernel/clock";
import { begin, find } from "../../../pwa/src/outbox/journal";
import { envelopes, unfinished } from "../../../pwa/src/outbox/live";
import { act, post, startOutbox } from "../../../pwa/src/outbox/page";
import { acceptanceOf, draftOf } from "./envelopes";
import { emptyPhone } from "./phone";

const accepted = () => Response.json(acceptanceOf(draftOf().id), { status: 201 });
let stop = () => {};

beforeEach(async () => {
  await emptyPhone();
  setClock();
});
afterEach(() => {
  stop();
  vi.unstubAllGlobals();
  vi.useRealTimers();
});

function serverThatAnswers(...answers: (() => Response)[]) {
  const fetch = vi.fn(async () => {
    const answer = answers.shift();
    if (answer === undefined) throw new TypeError("Failed to fetch");
    return answer();
  });
  vi.stubGlobal("fetch", fetch);
  return fetch;
}

async function stateBecomes(state: string): Promise<void> {
  await vi.waitFor(async () => expect((await find(draftOf().id))?.state).toBe(state));
}

describe("the outbox of a page", () => {
  test("sends what an earlier page left behind, killed in the middle", async () => {
    await begin(draftOf({ state: "sending", attempts: 1, sent_revision: 1, queued_at: "2027-03-02T19:02:00.000Z" }));
    serverThatAnswers(accepted);
    stop = startOutbox();
    await stateBecomes("accepted");
    await vi.waitFor(() => expect(unfinished.value).toEqual([]));
  });

  test("sends at once when the network returns, whatever the wait was", async () => {
    await begin(draftOf());
    const fetch = serverThatAnswers();
    stop = startOutbox();
    await post(draftOf().id);
    await vi.waitFor(async () => expect((await find(draftOf().id))?.last_problem?.code).toBe("network"));
    fetch.mockImplementation(async () => accepted());
    window.dispatchEvent(new Event("online"));
    await stateBecomes("accepted");
  });

  test("comes back by itself when the wait is over", async () => {
    await begin(draftOf());
    vi.useFakeTimers({ toFake: ["setTimeout", "clearTimeout", "Date"] });
    serverThatAnswers(() => new Response("", { status: 500 }), accepted);
    stop = startOutbox();
    await post(draftOf().id);
    await vi.waitFor(async () => expect((await find(draftOf().id))?.attempts).toBe(1));
    await vi.advanceTimersByTimeAsync(10_000);
    await stateBecomes("accepted");
  });

  test("asks for the worker's help before the first attempt has ended", async () => {
    await begin(draftOf());
    const register = vi.fn(async () => undefined);
    vi.stubGlobal("navigator", {
      ...{ locks: navigator.locks, onLine: true },
      serviceWorker: { getRegistration: async () => ({ sync: { register } }) },
    });
    let answer = (_: Response): void => {};
    const coming = new Promise<Response>((come) => {
      answer = come;
    });
    vi.stubGlobal("fetch", () => coming);
    void post(draftOf().id);
    await vi.waitFor(() => expect(register).toHaveBeenCalledWith("parvis-outbox"));
    expect((await find(draftOf().id))?.state).not.toBe("accepted");
    answer(accepted());
    await stateBecomes("accepted");
  });

  test("a deleted envelope is not sent, and is back in the list when the deletion is undone", async () => {
    await begin(draftOf({ state: "queued", queued_at: "2027-03-02T19:02:00.000Z" }));
    const fetch = serverThatAnswers(accepted);
    await act(draftOf().id, { type: "discard", at: new Date().toISOString() });
    expect(unfinished.value).toEqual([]);
    stop = startOutbox();
    await vi.waitFor(() => expect(envelopes.value).toHaveLength(1));
    expect(fetch).not.toHaveBeenCalled();
    await act(draftOf().id, { type: "restore" });
    await stateBecomes("accepted");
  });
});
