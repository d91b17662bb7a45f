/** A tab or the service worker that sends, and that may be killed between any two awaits. */
import type { Definition } from "../../../../pwa/src/form_engine/definition";
import { all, apply, bytes } from "../../../../pwa/src/outbox/journal";
import type { Lock } from "../../../../pwa/src/outbox/lock";
import { drain, type SenderDeps } from "../../../../pwa/src/outbox/sender";
import type { Dice } from "./dice";
import type { Town } from "./town";

export interface World {
  dice: Dice;
  town: Town;
  now: number;
  killRate: number;
  lock: Lock;
  /** The report's newest version: what she begins from now on. */
  newest: Definition;
  refusals: number;
}

/** A full store, and one that a newer app closed while it was written to. Anything else is a fault of ours. */
export const STORE_REFUSALS = new Set(["StorageFull", "QuotaExceededError", "InvalidStateError", "AbortError"]);

/** Drain once. Resolves when the drain ended or its process died, whichever comes first. */
export async function drainOnce(world: World, hurried: boolean): Promise<{ killed: boolean; nextAt: Date | null }> {
  let dead = false;
  /** What an actor in flight may still do once killed: nothing. One for each, or all the dead would be kept for ever. */
  const never = new Promise<never>(() => {});
  let die: () => void = () => {};
  const death = new Promise<void>((resolve) => {
    die = () => {
      dead = true;
      resolve();
    };
  });
  /** Wrap an effect so that death may come before it, or after it but before anyone hears of it. */
  const mortal =
    <A extends unknown[], T>(effect: (...given: A) => Promise<T>) =>
    async (...given: A): Promise<T> => {
      if (dead) return await never;
      if (world.dice.chance(world.killRate)) {
        die();
        return await never;
      }
      const result = await effect(...given).then(
        (value) => ({ value }),
        (error: unknown) => ({ error }),
      );
      if (world.dice.chance(world.killRate)) die();
      if (dead) return await never;
      if ("error" in result) throw result.error;
      return result.value;
    };
  const deps: SenderDeps = {
    journal: { all: mortal(all), apply: mortal(apply), bytes: mortal(bytes) },
    // The browser gives the lock back when the process that holds it dies.
    lock: (work, options) => world.lock(() => Promise.race([work(), death.then(() => undefined as never)]), options),
    fetch: mortal(world.town.fetch),
    device: mortal(async () => "device.secret"),
    now: () => new Date(world.now),
    random: () => world.dice.next(),
    sha256: mortal(async (chunk: ArrayBuffer) => await crypto.subtle.digest("SHA-256", chunk)),
    changed: () => {},
  };
  // A store that is full, closed by a newer app or wiped: the page says so in its log and comes back in a minute.
  const later = (error: unknown) => {
    if (!STORE_REFUSALS.has((error as Error).name)) throw error;
    return { nextAt: new Date(world.now + 60_000) };
  };
  const drained = await Promise.race([drain(deps, { hurried, wait: world.dice.chance(0.5) }).catch(later), death]);
  return { killed: dead, nextAt: drained?.nextAt ?? null };
}

/** A Web Lock for one process: first come, first served. */
export function lockInMemory(): Lock {
  let tail: Promise<unknown> = Promise.resolve();
  let holders = 0;
  return async (work, { wait }) => {
    if (holders > 0 && !wait) return undefined;
    holders += 1;
    const turn = tail.then(work);
    tail = turn
      .catch(() => undefined)
      .finally(() => {
        holders -= 1;
      });
    return await turn;
  };
}
