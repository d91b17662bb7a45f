/** One simulated week of one phone: a person writes, the world misbehaves, and in the end the books must agree. */

import type { Photo } from "../../../../pwa/src/form_engine/definition";
import { type Envelope, newEnvelope } from "../../../../pwa/src/outbox/envelope";
import { all, apply, begin, change, find, keepBytes, renew } from "../../../../pwa/src/outbox/journal";
import { leaseStore } from "../../../../pwa/src/outbox/lease_store";
import { leaseLock } from "../../../../pwa/src/outbox/lock";
import { hex } from "../../../../pwa/src/outbox/uploads";
import { openStore } from "../../../../pwa/src/store/database";
import { POTHOLE } from "../envelopes";
import { drainOnce, lockInMemory, type World } from "./actor";
import { diceOf } from "./dice";
import { Town } from "./town";

export interface Books {
  lost: string[];
  doubled: string[];
  stranded: string[];
  sent: number;
  requests: number;
  kills: number;
}

const HOUR = 3_600_000;
const DAY = 24 * HOUR;
const PHOTO_BYTES = [1, 1000, 256 * 1024, 600 * 1024];

export async function simulate(seed: number): Promise<Books> {
  const dice = diceOf(seed);
  const store = await openStore();
  await Promise.all((["envelopes", "blobs", "settings"] as const).map((name) => store.clear(name)));
  const world: World = {
    dice,
    town: new Town(dice),
    now: Date.parse("2027-03-02T19:00:00Z"),
    killRate: 0.03,
    lock: lockInMemory(),
  };
  const kindOfLock = dice.pick(["web", "lease", "none"]);
  // "none" is a lease that ran out under a tab that slept: two senders, each sure to be alone.
  if (kindOfLock === "none") world.lock = async (work) => await work();
  if (kindOfLock === "lease") {
    world.lock = leaseLock(leaseStore, { now: () => new Date(world.now), later: () => () => {} }, `owner-${seed}`);
  }
  world.town.faultRate = dice.pick([0.1, 0.4, 0.8]);
  const person = new Person(world);
  let kills = 0;
  for (let hour = 0; hour < 25; hour += 1) {
    const drains = Array.from({ length: dice.below(3) }, () => drainOnce(world, dice.chance(0.5)));
    // She writes while it sends.
    for (let deeds = dice.below(4); deeds > 0; deeds -= 1) await person.doSomething();
    for (const { killed } of await Promise.all(drains)) kills += Number(killed);
    world.now += dice.pick([0, 1_000, 60_000, HOUR, HOUR, -2 * HOUR, 400 * DAY, -400 * DAY]);
    if (dice.chance(0.1)) world.town.forgetAnUpload();
  }
  const stranded = await calmDown(world, person);
  return { ...(await person.closeTheBooks()), stranded, requests: world.town.requests, kills };
}

/** The storm is over: the person presses what the screen offers, the app comes back when it said it would. */
async function calmDown(world: World, person: Person): Promise<string[]> {
  world.town.faultRate = 0;
  world.killRate = 0;
  for (let visit = 0; visit < 12; visit += 1) {
    await person.pressWhatIsOffered();
    const { nextAt } = await drainOnce(world, false);
    world.now = Math.min(Math.max(world.now + 130_000, nextAt?.getTime() ?? 0), world.now + DAY);
  }
  return (await all())
    .filter((envelope) => envelope.state !== "accepted" && envelope.discarded_at === null)
    .map((envelope) => `${envelope.id} ${envelope.state}`);
}

class Person {
  /** What she meant to send, by the marker in its text; a text she changed is no longer meant. */
  private readonly meant = new Map<string, string>();
  private readonly world: World;
  private words = 0;

  constructor(world: World) {
    this.world = world;
  }

  private at(): string {
    return new Date(this.world.now).toISOString();
  }

  async doSomething(): Promise<void> {
    const { dice } = this.world;
    const envelopes = await all();
    if (envelopes.length === 0 || (envelopes.length < 4 && dice.chance(0.2))) return await this.write();
    const one = dice.pick(envelopes);
    const todo = dice.below(7);
    if (todo === 0) await this.change(one);
    if (todo === 1) await this.deleteAndMaybeUndo(one);
    if (todo === 2) await this.pressWhatIsOffered();
    if (todo === 3) await this.send(one.id);
    if (todo === 4) await apply(one.id, { type: "retry" });
  }

  private async write(): Promise<void> {
    const envelope = await begin(newEnvelope(POTHOLE, "fr", this.at()));
    await this.save(envelope);
    await this.send(envelope.id);
  }

  private async change(envelope: Envelope): Promise<void> {
    const open = await apply(envelope.id, { type: "edit" });
    // Sometimes she opens it, changes nothing, and sends again.
    if (open?.state === "draft" && this.world.dice.chance(0.7)) await this.save(open);
    await this.send(envelope.id);
  }

  private async save(envelope: Envelope): Promise<void> {
    this.words += 1;
    const text = `texte ${this.words}`;
    const answers = { description: text, photo: await this.photos() };
    const saved = await apply(envelope.id, { type: "save", answers, step: "quoi", at: this.at() });
    if (saved?.answers["description"] === text) this.meant.set(envelope.id, text);
  }

  private async send(id: string): Promise<void> {
    await change(id, ({ answers }) => ({ type: "queue", language: "fr", answers, at: this.at() }));
  }

  private async photos(): Promise<Photo[]> {
    const { dice } = this.world;
    return await Promise.all(
      Array.from({ length: dice.pick([0, 0, 1, 2]) }, async (_, index) => {
        const bytes = new Uint8Array(dice.pick(PHOTO_BYTES)).fill(dice.below(256)).buffer;
        const sha256 = hex(await crypto.subtle.digest("SHA-256", bytes));
        await keepBytes({ sha256, bytes, media_type: "image/jpeg", kept_at: this.at(), is_raw: false });
        return { sha256, name: `photo-${index}.jpg`, media_type: "image/jpeg", size_bytes: bytes.byteLength };
      }),
    );
  }

  private async deleteAndMaybeUndo(envelope: Envelope): Promise<void> {
    const deleted = await apply(envelope.id, { type: "discard", at: this.at() });
    if (this.world.dice.chance(0.6)) await apply(envelope.id, { type: "restore" });
    else if (deleted?.discarded_at != null) this.meant.delete(envelope.id);
  }

  /** The buttons of « Mes demandes » for what waits: send as a new request, or try again. */
  async pressWhatIsOffered(): Promise<void> {
    for (const envelope of await all()) {
      if (envelope.discarded_at !== null) continue;
      if (envelope.state === "waiting" && envelope.last_problem?.code === "forms.different-body")
        await this.sendAsNew(envelope);
      else if (envelope.state === "waiting") await apply(envelope.id, { type: "retry" });
      else if (envelope.state === "draft") await this.send(envelope.id);
    }
  }

  private async sendAsNew(envelope: Envelope): Promise<void> {
    const fresh = await renew(envelope.id);
    const text = this.meant.get(envelope.id);
    if (fresh === undefined || text === undefined) return;
    this.meant.delete(envelope.id);
    this.meant.set(fresh.id, text);
  }

  /** Compare what she meant with what the town holds and what the phone believes. */
  async closeTheBooks(): Promise<Pick<Books, "lost" | "doubled" | "sent">> {
    const { inbox } = this.world.town;
    const texts = [...inbox.values()].map(
      (body) => (JSON.parse(body) as { answers: { description: string } }).answers.description,
    );
    const lost: string[] = [];
    for (const [id, text] of this.meant) {
      if (!texts.includes(text)) lost.push(`${id} ${text}: not in the inbox`);
      if ((await find(id))?.state !== "accepted") lost.push(`${id} ${text}: not accepted on the phone`);
    }
    return { lost, doubled: texts.filter((text, index) => texts.indexOf(text) !== index), sent: inbox.size };
  }
}
