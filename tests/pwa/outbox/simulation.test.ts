import "fake-indexeddb/auto";
import { afterAll, beforeAll, expect, test, vi } from "vitest";
import { type Books, simulate } from "./simulation/run";

/** A long run: `PARVIS_SIMULATION_RUNS=10000`; a run again: `SEED=…`, said when it fails, with one run. */
const RUNS = Number(process.env["PARVIS_SIMULATION_RUNS"] ?? 280);
const SEED = Number(process.env["SEED"] || 20270302);
const GOOD = { lost: [], doubled: [], stranded: [] };

// A killed sender leaves its time limits behind; they must not keep the test process alive.
beforeAll(() => void vi.useFakeTimers({ toFake: ["setTimeout", "clearTimeout"] }));
afterAll(() => void vi.useRealTimers());

test(`in ${RUNS} weeks of random faults, nothing is lost, doubled or stranded`, { timeout: 3_600_000 }, async () => {
  const total = { sent: 0, requests: 0, kills: 0, refusals: 0 };
  const faults = new Map<string, number>();
  for (let run = 0; run < RUNS; run += 1) {
    const books: Books = await simulate(SEED + run);
    const { lost, doubled, stranded } = books;
    expect({ seed: SEED + run, lost, doubled, stranded }).toEqual({ seed: SEED + run, ...GOOD });
    for (const name of Object.keys(total) as (keyof typeof total)[]) total[name] += books[name];
    for (const [name, times] of books.faults) faults.set(name, (faults.get(name) ?? 0) + times);
  }
  const said = [...faults].sort().map(([name, times]) => `${name} ${times}`);
  process.stdout.write(
    `outbox: SEED=${SEED}, ${RUNS} runs, ${total.sent} sent, ${total.requests} requests, ${total.kills} kills, ` +
      `${total.refusals} times no room; ${said.join(", ")}; lost 0, doubled 0, stranded 0\n`,
  );
  // A simulation in which nothing happens proves nothing.
  if (RUNS < 200) return;
  expect(total.sent).toBeGreaterThan(RUNS);
  expect(total.kills).toBeGreaterThan(RUNS);
  for (const kind of ["doubled", "late", "cut-on-the-way", "new-form", "new-app", "full", "wiped", "portal-200"]) {
    expect(faults.get(kind), kind).toBeGreaterThan(0);
  }
});
