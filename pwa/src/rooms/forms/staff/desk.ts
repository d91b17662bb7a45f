/** One form on an editor's desk: what is written is kept at once here, soon at the town, and can be undone. */
import { type ReadonlySignal, type Signal, signal } from "@preact/signals";
import type { Definition } from "../../../form_engine";
import { NetworkFailure, Problem } from "../../../wire/problems";
import { leaveIfSignedOut } from "../../people/staff/session";
import { type Flaw, type FormDraft, type FormOnDesk, keepCase, keepDraft, openForm } from "./api";
import type { Edited } from "./editing/edit";
import { FORM, keyOf, type Spot, spotsOf } from "./editing/spots";
import { findUnsent, forgetUnsent, keepUnsent } from "./unsent";

/** `waiting`: written and not sent yet. `offline`: could not be sent, will be. `elsewhere`: a colleague saved meanwhile. */
export type Saving = "untouched" | "saved" | "waiting" | "saving" | "offline" | "elsewhere" | "refused";

export interface DeskState {
  form: FormOnDesk;
  /** What the screen shows, perhaps newer than what the town has. */
  definition: Definition;
  /** The town's revision that it is written on. */
  base: number;
  flaws: readonly Flaw[];
  saving: Saving;
  savedAt: string | undefined;
  /** What a colleague saved meanwhile; null when the draft is gone. */
  theirs: FormDraft | null | undefined;
  spot: Spot;
  canUndo: boolean;
  canRedo: boolean;
}

const PAUSE_MS = 800;
const AGAIN_MS = 5_000;
const MOST_UNDONE = 100;

interface Moment {
  definition: Definition;
  spot: Spot;
}

export class FormDesk {
  readonly state: ReadonlySignal<DeskState>;
  private readonly live: Signal<DeskState>;
  private readonly csrf: () => Promise<string>;
  private readonly past: Moment[] = [];
  private readonly future: Moment[] = [];
  /** What the last change was about: letters typed in one field are undone together. */
  private lastTag: string | undefined;
  private timer: ReturnType<typeof setTimeout> | undefined;
  private sending: Promise<void> | undefined;

  constructor(form: FormOnDesk, definition: Definition, csrf: () => Promise<string>) {
    this.csrf = csrf;
    this.live = signal({
      form,
      definition,
      base: form.draft?.revision ?? 0,
      flaws: form.flaws,
      saving: form.draft ? "saved" : "untouched",
      savedAt: form.draft?.edited_at,
      theirs: undefined,
      spot: FORM,
      canUndo: false,
      canRedo: false,
    });
    this.state = this.live;
    this.takeUp();
  }

  static async open(code: string, csrf: () => Promise<string>): Promise<FormDesk> {
    const form = await openForm(code);
    const definition = form.draft?.definition ?? form.current;
    if (!definition) throw new Problem(404, { type: "/problems/forms.unknown-form" });
    return new FormDesk(form, definition, csrf);
  }

  choose(spot: Spot): void {
    this.lastTag = undefined;
    this.set({ spot });
  }

  /** Takes a change. Changes with the same tag, one after the other, are one for undoing. */
  change(definition: Definition, tag?: string): void {
    this.edit({ definition, spot: this.live.peek().spot }, tag);
  }

  edit(edited: Edited, tag?: string): void {
    const { definition, spot } = this.live.peek();
    if (edited.definition === definition) return;
    if (tag === undefined || tag !== this.lastTag) this.past.push({ definition, spot });
    if (this.past.length > MOST_UNDONE) this.past.shift();
    this.future.length = 0;
    this.lastTag = tag;
    this.write(edited);
  }

  undo(): void {
    this.step(this.past, this.future);
  }

  redo(): void {
    this.step(this.future, this.past);
  }

  /** Sends what waits, now. Returns whether the town has everything. */
  async save(): Promise<boolean> {
    clearTimeout(this.timer);
    await this.sending;
    if (["saved", "untouched"].includes(this.live.peek().saving)) return true;
    if (this.live.peek().saving === "elsewhere") return false;
    this.sending = this.send().finally(() => {
      this.sending = undefined;
    });
    await this.sending;
    return this.live.peek().saving === "saved";
  }

  /** Takes the colleague's version, and leaves this one, which Undo brings back. */
  takeTheirs(): void {
    const { theirs, form, definition, spot } = this.live.peek();
    const taken = theirs?.definition ?? form.current;
    if (!taken) return;
    forgetUnsent(form.code);
    this.past.push({ definition, spot });
    this.set({
      definition: taken,
      base: theirs?.revision ?? 0,
      saving: theirs ? "saved" : "untouched",
      savedAt: theirs?.edited_at,
      theirs: undefined,
      spot: FORM,
      canUndo: true,
    });
  }

  /** Puts this version over the colleague's, which Undo brings back. */
  async keepMine(): Promise<void> {
    const { theirs, spot } = this.live.peek();
    if (theirs) this.past.push({ definition: theirs.definition, spot });
    this.set({ base: theirs?.revision ?? 0, theirs: undefined, saving: "waiting", canUndo: this.past.length > 0 });
    await this.save();
  }

  /** Keeps answers that were tried as a case of the form. */
  async keepCase(id: string, name: string, answers: Record<string, unknown>): Promise<boolean> {
    if (!(await this.save())) return false;
    const form = await keepCase(this.live.peek().form.code, id, { name, answers }, await this.csrf());
    this.set({ form });
    return true;
  }

  /** Sends what waits and stops; called when the screen is left. */
  async close(): Promise<void> {
    clearTimeout(this.timer);
    if (["waiting", "offline"].includes(this.live.peek().saving)) await this.save();
  }

  private step(from: Moment[], to: Moment[]): void {
    const moment = from.pop();
    if (!moment) return;
    const { definition, spot } = this.live.peek();
    to.push({ definition, spot });
    this.lastTag = undefined;
    this.write(moment);
  }

  private write({ definition, spot }: Moment): void {
    const { form, base, saving } = this.live.peek();
    const keys = new Set(spotsOf(definition).map(keyOf));
    this.set({
      definition,
      spot: keys.has(keyOf(spot)) ? spot : FORM,
      saving: saving === "elsewhere" ? saving : "waiting",
      canUndo: this.past.length > 0,
      canRedo: this.future.length > 0,
    });
    keepUnsent(form.code, { base, definition });
    this.later(PAUSE_MS);
  }

  /** What was written here before, and never reached the town: the page was closed, or the session ended. */
  private takeUp(): void {
    const { form, base } = this.live.peek();
    const unsent = findUnsent(form.code);
    if (!unsent) return;
    const isOlder = unsent.base !== base;
    this.set({
      definition: unsent.definition,
      saving: isOlder ? "elsewhere" : "waiting",
      theirs: isOlder ? form.draft : undefined,
    });
    if (!isOlder) this.later(PAUSE_MS);
  }

  private async send(): Promise<void> {
    const { form, definition, base } = this.live.peek();
    this.set({ saving: "saving" });
    try {
      const kept = await keepDraft(form.code, base, definition, await this.csrf());
      const wroteOn = this.live.peek().definition !== definition;
      if (wroteOn) keepUnsent(form.code, { base: kept.revision, definition: this.live.peek().definition });
      else forgetUnsent(form.code);
      this.set({
        base: kept.revision,
        flaws: kept.flaws,
        savedAt: kept.edited_at,
        saving: wroteOn ? "waiting" : "saved",
      });
    } catch (problem) {
      this.set(verdictOf(problem));
    }
  }

  private later(pause: number): void {
    clearTimeout(this.timer);
    this.timer = setTimeout(() => {
      void this.save().then(() => {
        if (["waiting", "offline"].includes(this.live.peek().saving)) this.later(AGAIN_MS);
      });
    }, pause);
  }

  private set(changes: Partial<DeskState>): void {
    this.live.value = { ...this.live.peek(), ...changes };
  }
}

function verdictOf(problem: unknown): Partial<DeskState> {
  if (problem instanceof NetworkFailure) return { saving: "offline" };
  if (!(problem instanceof Problem)) throw problem;
  // The way in stands in the place of the screen; what was written leaves once the person is back.
  if (leaveIfSignedOut(problem)) return { saving: "offline" };
  if (problem.code === "forms.draft-conflict") {
    return { saving: "elsewhere", theirs: (problem.document["theirs"] as FormDraft | null) ?? null };
  }
  return { saving: problem.status >= 500 ? "offline" : "refused" };
}
