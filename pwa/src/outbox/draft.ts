/**
 * A form being filled in: every keystroke goes to the journal, and the screen says when it arrived there.
 *
 * Writes follow one another; while one is under way the newest words wait, older ones are never
 * written over newer ones. Nothing is in the journal before the first keystroke.
 */
import { type Signal, signal } from "@preact/signals";
import type { Answers } from "../form_engine/definition";
import { now } from "../kernel/clock";
import { persist } from "../store/persistence";
import { holdUnsaved } from "../store/unsaved";
import { attachmentsOf, type Envelope, type FollowUp } from "./envelope";
import { apply, begin, find } from "./journal";
import { announce } from "./page";
import { StorageFull } from "./storage";

/** `elsewhere`: another window sent or deleted it meanwhile; what is typed here now has no place to go. */
export type Saved =
  | { state: "untouched" }
  | { state: "saving" }
  | { state: "saved"; at: string }
  | { state: "failed"; why: "full" | "unavailable" | "elsewhere" };

export class Draft {
  /** The envelope as the person sees it, ahead of the journal by at most one write. */
  readonly envelope: Signal<Envelope>;
  readonly saved: Signal<Saved>;
  private isJournaled: boolean;
  private pending: { answers: Answers; step: string } | undefined;
  private writing: Promise<void> | undefined;
  private following: Promise<void> | undefined;
  private release: (() => void) | undefined;

  constructor(envelope: Envelope, isJournaled: boolean) {
    this.envelope = signal(envelope);
    this.saved = signal(isJournaled ? { state: "saved", at: envelope.saved_at } : { state: "untouched" });
    this.isJournaled = isJournaled;
  }

  get id(): string {
    return this.envelope.peek().id;
  }

  /** Take what was just typed. Returns at once; `settled` says when it is safe. */
  save(answers: Answers, step: string): void {
    const before = this.envelope.peek();
    const after = { ...before.answers, ...answers };
    this.envelope.value = { ...before, answers: after, attachments: attachmentsOf(before.definition, after), step };
    this.pending = { answers: { ...this.pending?.answers, ...answers }, step };
    this.release ??= holdUnsaved(this.id);
    this.saved.value = { state: "saving" };
    this.writing ??= this.writeAll().finally(() => {
      this.writing = undefined;
    });
  }

  /** Remember where the person is, if there is anything to remember it for. */
  async move(step: string): Promise<void> {
    this.envelope.value = { ...this.envelope.peek(), step };
    await this.writing;
    if (this.isJournaled) await apply(this.id, { type: "move", step });
  }

  /** Take what the journal holds now: the town gave this draft back, with what was answered on another device. */
  async reread(): Promise<void> {
    await this.settled();
    const kept = await find(this.id);
    if (kept !== undefined) this.envelope.value = kept;
  }

  /** Take how the person wants to hear of it. Returns at once; `settled` waits for it. */
  follow(follow_up: FollowUp): void {
    this.envelope.value = { ...this.envelope.peek(), follow_up };
    this.following = Promise.all([this.following, this.writing]).then(async () => {
      // Before the first keystroke it goes into the journal with the rest.
      if (!this.isJournaled) return;
      try {
        await apply(this.id, { type: "follow", follow_up });
      } catch (error) {
        console.warn("follow-up not saved", error);
        this.saved.value = { state: "failed", why: error instanceof StorageFull ? "full" : "unavailable" };
      }
    });
  }

  /** Wait until everything typed is in the journal; false when it could not be. */
  async settled(): Promise<boolean> {
    if (this.pending !== undefined && this.writing === undefined) this.save({}, this.pending.step);
    await this.writing;
    await this.following;
    return this.saved.peek().state !== "failed";
  }

  private async writeAll(): Promise<void> {
    while (this.pending !== undefined) {
      const { answers, step } = this.pending;
      this.pending = undefined;
      const failure = await this.write(answers, step);
      if (failure !== undefined) {
        // Kept in hand, and tried again with the next keystroke.
        this.pending = {
          answers: { ...answers, ...(this.pending as { answers: Answers } | undefined)?.answers },
          step,
        };
        this.saved.value = { state: "failed", why: failure };
        return;
      }
    }
    this.saved.value = { state: "saved", at: now().toISOString() };
    this.release?.();
    this.release = undefined;
    await announce();
  }

  private async write(answers: Answers, step: string): Promise<"full" | "unavailable" | "elsewhere" | undefined> {
    try {
      if (!this.isJournaled) await this.journal();
      const event = { type: "save", answers, step, at: now().toISOString() } as const;
      const after = await apply(this.id, event);
      return after?.state === "draft" && after.discarded_at === null ? undefined : "elsewhere";
    } catch (error) {
      console.warn("draft not saved", error);
      return error instanceof StorageFull ? "full" : "unavailable";
    }
  }

  private async journal(): Promise<void> {
    void persist();
    await begin({ ...this.envelope.peek(), answers: {}, attachments: [] });
    this.isJournaled = true;
  }
}
