/** One simulated week of one phone: a person writes, the world misbehaves, and in the end the books must agree. */
import { all } from "../../../../pwa/src/outbox/journal";
import { leaseStore } from "../../../../pwa/src/outbox/lease_store";
import { leaseLock } from "../../../../pwa/src/outbox/lock";
import { POTHOLE } from "../envelopes";
import { drainOnce, lockInMemory, type World } from "./actor";
import { diceOf } from "./dice";
import { NEWER_POTHOLE } from "./forms";
import { Person } from "./person";
import { evict, fill, makeRoom, unpack, updateApp } from "./storage";
import { Town } from "./town";

export interface Books {
  lost: string[];
  doubled: string[];
  stranded: string[];
  sent: number;
  requests: number;
  kills: number;
  /** How often the person was told that something could not be kept. */
  refusals: number;
  /** How often each kind of fault came. */
  faults: Map<string, number>;
}

const HOUR = 3_600_000;
const DAY = 24 * HOUR;
/** Nothing, a moment, the hour of summer time either way, a phone whose clock a person set to another year. */
const JUMPS = [0, 1_000, 60_000, HOUR, HOUR, -HOUR, -2 * HOUR, 400 * DAY, -400 * DAY];

export async function simulate(seed: number): Promise<Books> {
  const dice = diceOf(seed);
  const world: World = {
    dice,
    town: new Town(dice),
    now: Date.parse("2027-03-02T19:00:00Z"),
    killRate: 0.03,
    lock: lockInMemory(),
    newest: POTHOLE,
    refusals: 0,
  };
  await unpack(world.now);
  const kindOfLock = dice.pick(["web", "lease", "none"]);
  // "none" is a lease that ran out under a tab that slept: two senders, each sure to be alone.
  if (kindOfLock === "none") world.lock = async (work) => await work();
  if (kindOfLock === "lease") {
    world.lock = leaseLock(leaseStore, { now: () => new Date(world.now), later: () => () => {} }, `owner-${seed}`);
  }
  world.town.faultRate = dice.pick([0.1, 0.4, 0.8]);
  const person = new Person(world);
  const unnoticed: string[] = [];
  let kills = 0;
  for (let hour = 0; hour < 25; hour += 1) {
    const drains = Array.from({ length: dice.below(3) }, () => drainOnce(world, dice.chance(0.5)));
    // The app is updated while it sends, and she writes while it sends.
    if (dice.chance(0.03)) await updateApp().then(() => world.town.count("new-app"));
    for (let deeds = dice.below(4); deeds > 0; deeds -= 1) await person.doSomething();
    for (const { killed } of await Promise.all(drains)) kills += Number(killed);
    if (!(await befall(world, person))) unnoticed.push("a wiped store was not noticed");
    world.now += dice.pick(JUMPS);
  }
  const stranded = await calmDown(world, person);
  const { lost, ...books } = await person.closeTheBooks();
  const { requests, faults } = world.town;
  return { ...books, lost: [...lost, ...unnoticed], stranded, requests, faults, kills, refusals: world.refusals };
}

/** What comes over a phone and its town between two hours. Returns false when the app missed what it must notice. */
async function befall(world: World, person: Person): Promise<boolean> {
  const { dice, town } = world;
  if (dice.chance(0.1)) town.forgetAnUpload();
  if (dice.chance(0.3)) await town.hearLateOnes();
  if (dice.chance(0.04)) {
    world.newest = NEWER_POTHOLE;
    town.newestVersion = NEWER_POTHOLE.version;
    town.count("new-form");
  }
  makeRoom();
  if (dice.chance(0.1)) {
    fill(() => dice.chance(0.5));
    town.count("full");
  }
  if (!dice.chance(0.004)) return true;
  makeRoom();
  person.mournWhatWasWiped();
  town.count("wiped");
  return await evict(world.now);
}

/** The storm is over: the person presses what the screen offers, the app comes back when it said it would. */
async function calmDown(world: World, person: Person): Promise<string[]> {
  world.town.faultRate = 0;
  world.killRate = 0;
  makeRoom();
  await world.town.hearLateOnes();
  for (let visit = 0; visit < 12; visit += 1) {
    await person.pressWhatIsOffered();
    const { nextAt } = await drainOnce(world, false);
    world.now = Math.min(Math.max(world.now + 130_000, nextAt?.getTime() ?? 0), world.now + DAY);
  }
  return (await all())
    .filter((envelope) => envelope.state !== "accepted" && envelope.discarded_at === null)
    .map((envelope) => `${envelope.id} ${envelope.state}`);
}
