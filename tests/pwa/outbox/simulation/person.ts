/** She writes, changes her mind, deletes, and presses what the screen offers; and she knows what she meant to send. */
import { normalise } from "../../../../pwa/src/form_engine";
import type { Answers, Definition, Photo } from "../../../../pwa/src/form_engine/definition";
import { type Envelope, newEnvelope } from "../../../../pwa/src/outbox/envelope";
import { all, apply, begin, find, keepBytes, renew } from "../../../../pwa/src/outbox/journal";
import { seal } from "../../../../pwa/src/outbox/seal";
import { hex } from "../../../../pwa/src/outbox/uploads";
import { STORE_REFUSALS, type World } from "./actor";
import { APPLICATION, REPLY } from "./forms";

const FILE_BYTES = [1, 1000, 256 * 1024, 600 * 1024];
const A_REQUEST = "01956f00-0000-7000-8000-0000000000f1";

export class Person {
  /** What she meant to send, as the town must hold it; an envelope that she changed means its newest text. */
  private readonly meant = new Map<string, string>();
  private readonly world: World;
  private words = 0;

  constructor(world: World) {
    this.world = world;
  }

  private at(): string {
    return new Date(this.world.now).toISOString();
  }

  /** One thing, or a screen that says that it could not be kept: then nothing of it is meant. */
  async doSomething(): Promise<void> {
    try {
      await this.doOneThing();
    } catch (error) {
      if (!STORE_REFUSALS.has((error as Error).name)) throw error;
      this.world.refusals += 1;
    }
  }

  private async doOneThing(): Promise<void> {
    const { dice } = this.world;
    const envelopes = await all();
    if (envelopes.length === 0 || (envelopes.length < 4 && dice.chance(0.2))) return await this.write();
    const one = dice.pick(envelopes);
    const todo = dice.below(7);
    if (todo === 0) await this.change(one);
    if (todo === 1) await this.deleteAndMaybeUndo(one);
    if (todo === 2) await this.pressWhatIsOffered();
    if (todo === 3) await this.send(one);
    if (todo === 4) await apply(one.id, { type: "retry" });
  }

  private async write(): Promise<void> {
    const { dice, newest } = this.world;
    const definition: Definition = dice.pick([newest, newest, APPLICATION, REPLY]);
    const about = definition === REPLY ? A_REQUEST : undefined;
    const envelope = await begin(newEnvelope(definition, "fr", this.at(), undefined, about));
    await this.save(envelope);
    await this.send(envelope);
  }

  private async change(envelope: Envelope): Promise<void> {
    const open = await apply(envelope.id, { type: "edit" });
    // Sometimes she opens it, changes nothing, and sends again.
    if (open?.state === "draft" && this.world.dice.chance(0.7)) await this.save(open);
    await this.send(envelope);
  }

  private async save({ id, definition, about }: Envelope): Promise<void> {
    const { dice, town } = this.world;
    this.words += 1;
    const text = `texte ${this.words}${town.faultRate > 0 && dice.chance(0.06) ? " mauvais" : ""}`;
    const answers: Answers = { description: text, photo: await this.files(definition), since: "hier" };
    const saved = await apply(id, { type: "save", answers, step: "quoi", at: this.at() });
    if (saved?.answers["description"] === text) this.meant.set(id, written(normalise(definition, answers), about));
  }

  /** The screen lets nobody send a form without its text. */
  private async send({ id }: Envelope): Promise<void> {
    if ((await find(id))?.answers["description"] !== undefined) await seal(id, "fr", this.at());
  }

  private async files(definition: Definition): Promise<Photo[]> {
    const { dice } = this.world;
    const media_type = definition === APPLICATION ? "application/pdf" : "image/jpeg";
    return await Promise.all(
      Array.from({ length: dice.pick([0, 0, 1, 2]) }, async (_, index) => {
        const bytes = new Uint8Array(dice.pick(FILE_BYTES)).fill(dice.below(256)).buffer;
        const sha256 = hex(await crypto.subtle.digest("SHA-256", bytes));
        await keepBytes({ sha256, bytes, media_type, kept_at: this.at(), is_raw: false });
        return { sha256, name: `fichier-${index}`, media_type, size_bytes: bytes.byteLength };
      }),
    );
  }

  private async deleteAndMaybeUndo(envelope: Envelope): Promise<void> {
    const deleted = await apply(envelope.id, { type: "discard", at: this.at() });
    if (deleted?.discarded_at == null) return;
    const text = this.meant.get(envelope.id);
    this.meant.delete(envelope.id);
    if (this.world.dice.chance(0.4)) return;
    await apply(envelope.id, { type: "restore" });
    if (text !== undefined) this.meant.set(envelope.id, text);
  }

  /** The buttons of « Mes demandes » for what waits for her. */
  async pressWhatIsOffered(): Promise<void> {
    for (const envelope of await all()) {
      if (envelope.discarded_at !== null) continue;
      if (envelope.state === "waiting" && envelope.last_problem?.code === "forms.different-body")
        await this.sendAsNew(envelope);
      else if (envelope.state === "waiting") await apply(envelope.id, { type: "retry" });
      else if (envelope.state === "refused") await this.correct(envelope);
      else if (envelope.state === "draft") await this.finish(envelope);
    }
  }

  private async correct(envelope: Envelope): Promise<void> {
    const open = await apply(envelope.id, { type: "edit" });
    if (open?.state === "draft") await this.save(open);
    await this.send(envelope);
  }

  private async finish(envelope: Envelope): Promise<void> {
    if (envelope.answers["description"] === undefined) await this.save(envelope);
    await this.send(envelope);
  }

  private async sendAsNew(envelope: Envelope): Promise<void> {
    const fresh = await renew(envelope.id);
    const text = this.meant.get(envelope.id);
    if (fresh === undefined || text === undefined) return;
    this.meant.delete(envelope.id);
    this.meant.set(fresh.id, text);
  }

  /** The browser wiped the store, and she was told: what the town does not hold, she will write again or not. */
  mournWhatWasWiped(): void {
    this.meant.clear();
  }

  /** Compare what she meant, word for word and file for file, with what the town holds and what the phone believes. */
  async closeTheBooks(): Promise<{ lost: string[]; doubled: string[]; sent: number }> {
    const held = new Map([...this.world.town.inbox].map(([id, body]) => [id, JSON.parse(body) as SentBody]));
    const lost: string[] = [];
    for (const [id, text] of this.meant) {
      const body = held.get(id);
      if (body === undefined || written(body.answers, body.about) !== text)
        lost.push(`${id} ${text}: not in the inbox`);
      if ((await find(id))?.state !== "accepted") lost.push(`${id} ${text}: not accepted on the phone`);
    }
    const texts = [...held.values()].map(({ answers }) => answers["description"]);
    const doubled = texts.filter((text, index) => texts.indexOf(text) !== index).map(String);
    return { lost, doubled, sent: held.size };
  }
}

interface SentBody {
  answers: Answers;
  about?: string;
}

function written(answers: Answers, about: string | undefined): string {
  return JSON.stringify([Object.entries(answers).sort(), about ?? null]);
}
