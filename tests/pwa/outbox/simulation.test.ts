import "fake-indexeddb/auto";
import { afterAll, beforeAll, expect, test, vi } from "vitest";
import { type Books, simulate } from "./simulation/run";

/** A long run: `PARVIS_SIMULATION_RUNS=10000`; a run again: its seed, said when it fails, with one run. */
const RUNS = Number(process.env["PARVIS_SIMULATION_RUNS"] ?? 500);
const SEED = Number(process.env["PARVIS_SIMULATION_SEED"] ?? 20270302);

// A killed sender leaves its time limits behind; they must not keep the test process alive.
beforeAll(() => void vi.useFakeTimers({ toFake: ["setTimeout", "clearTimeout"] }));
afterAll(() => void vi.useRealTimers());

test(`in ${RUNS} weeks of random faults, nothing is lost, doubled or stranded`, { timeout: 3_600_000 }, async () => {
  const total = { sent: 0, requests: 0, kills: 0 };
  for (let run = 0; run < RUNS; run += 1) {
    const books: Books = await simulate(SEED + run);
    const { lost, doubled, stranded } = books;
    expect({ seed: SEED + run, lost, doubled, stranded }).toEqual({
      seed: SEED + run,
      lost: [],
      doubled: [],
      stranded: [],
    });
    total.sent += books.sent;
    total.requests += books.requests;
    total.kills += books.kills;
  }
  // A simulation in which nothing happens proves nothing.
  expect(total.sent).toBeGreaterThan(RUNS);
  expect(total.kills).toBeGreaterThan(RUNS);
  process.stdout.write(
    `outbox: ${RUNS} runs, ${total.sent} sent, ${total.requests} requests, ${total.kills} kills; lost 0, doubled 0, stranded 0\n`,
  );
});
