/** One notice on an editor's desk: what is typed is kept at once here, soon at the town, and looked at by the town. */
import { type ReadonlySignal, type Signal, signal } from "@preact/signals";
import { NetworkFailure, Problem } from "../../../wire/problems";
import { leaveIfSignedOut } from "../../people/staff/session";
import {
  endNotice,
  type NoticeContent,
  type NoticePreview,
  previewNotice,
  publishNotice,
  readNotice,
  type StaffNotice,
  saveNotice,
} from "./api";
import { findUnsent, forgetUnsent, keepUnsent } from "./unsent";

/** `waiting`: typed and not sent yet. `offline`: could not be sent, will be. `elsewhere`: a colleague saved meanwhile. */
export type Saving = "saved" | "waiting" | "saving" | "offline" | "elsewhere" | "refused";

export interface DeskState {
  notice: StaffNotice;
  /** What the screen shows, perhaps newer than what the town has. */
  content: NoticeContent;
  saving: Saving;
  /** The colleague who saved meanwhile. */
  by: string | undefined;
  preview: NoticePreview | undefined;
}

const PAUSE_MS = 700;
const AGAIN_MS = 5_000;

export class Desk {
  readonly state: ReadonlySignal<DeskState>;
  private readonly live: Signal<DeskState>;
  private timer: ReturnType<typeof setTimeout> | undefined;
  private sending: Promise<void> | undefined;
  private looks = 0;

  private readonly csrf: () => Promise<string>;

  constructor(notice: StaffNotice, csrf: () => Promise<string>) {
    this.csrf = csrf;
    this.live = signal({ notice, content: notice.content, saving: "saved", by: undefined, preview: undefined });
    this.state = this.live;
    this.takeUp();
  }

  static async open(id: string, csrf: () => Promise<string>): Promise<Desk> {
    return new Desk(await readNotice(id), csrf);
  }

  /** Takes what was typed; it is sent after a pause. */
  change(changes: Partial<NoticeContent>): void {
    const { notice, content, saving } = this.live.peek();
    const typed = { ...content, ...changes };
    this.set({ content: typed, saving: saving === "elsewhere" ? saving : "waiting" });
    keepUnsent(notice.id, { revision: notice.revision, content: typed });
    this.later(PAUSE_MS);
  }

  /** Sends what waits, now. Returns whether the town has everything. */
  async save(): Promise<boolean> {
    clearTimeout(this.timer);
    await this.sending;
    if (this.live.peek().saving === "saved") return true;
    this.sending = this.send().finally(() => {
      this.sending = undefined;
    });
    await this.sending;
    return this.live.peek().saving === "saved";
  }

  /** Takes the colleague's version, and leaves this one. */
  async takeTheirs(): Promise<void> {
    const notice = await readNotice(this.live.peek().notice.id);
    forgetUnsent(notice.id);
    this.set({ notice, content: notice.content, saving: "saved", by: undefined });
    await this.look();
  }

  /** Puts this version over the colleague's. */
  async keepMine(): Promise<void> {
    const notice = await readNotice(this.live.peek().notice.id);
    this.set({ notice, saving: "waiting", by: undefined });
    await this.save();
  }

  /** Asks the town whom it would reach, how it looks and what is wrong. An answer that comes late is left aside. */
  async look(): Promise<void> {
    this.looks += 1;
    const mine = this.looks;
    const { notice, content } = this.live.peek();
    const preview = await previewNotice(notice.id, content, await this.csrf()).catch(() => undefined);
    if (preview && mine === this.looks) this.set({ preview });
  }

  async publish(notifies: boolean): Promise<void> {
    if (!(await this.save())) return;
    const { id, revision } = this.live.peek().notice;
    this.set({ notice: await publishNotice(id, revision, notifies, await this.csrf()) });
  }

  async end(closing: NoticeContent["closing"], notifies: boolean): Promise<void> {
    const notice = await endNotice(this.live.peek().notice.id, closing, notifies, await this.csrf());
    this.set({ notice, content: notice.content, saving: "saved" });
  }

  /** Sends what waits and stops; called when the screen is left. */
  async close(): Promise<void> {
    clearTimeout(this.timer);
    if (["waiting", "offline"].includes(this.live.peek().saving)) await this.save();
  }

  /** What was typed here before, and never reached the town: the page was closed, or the session ended. */
  private takeUp(): void {
    const { notice } = this.live.peek();
    const unsent = findUnsent(notice.id);
    if (!unsent || notice.state === "ended") return;
    const isOlder = unsent.revision !== notice.revision;
    this.set({ content: unsent.content, saving: isOlder ? "elsewhere" : "waiting", by: notice.saved_by });
    if (!isOlder) this.later(PAUSE_MS);
  }

  private async send(): Promise<void> {
    const { notice, content } = this.live.peek();
    this.set({ saving: "saving" });
    try {
      const saved = await saveNotice(notice.id, notice.revision, content, await this.csrf());
      const typedOn = this.live.peek().content !== content;
      if (!typedOn) forgetUnsent(notice.id);
      this.set({ notice: saved, saving: typedOn ? "waiting" : "saved", by: undefined });
    } catch (problem) {
      this.set(verdictOf(problem));
    }
  }

  private later(pause: number): void {
    clearTimeout(this.timer);
    this.timer = setTimeout(() => {
      void Promise.all([this.save(), this.look()]).then(() => {
        if (["waiting", "offline"].includes(this.live.peek().saving)) this.later(AGAIN_MS);
      });
    }, pause);
  }

  private set(changes: Partial<DeskState>): void {
    this.live.value = { ...this.live.peek(), ...changes };
  }
}

function verdictOf(problem: unknown): Pick<DeskState, "saving" | "by"> {
  if (problem instanceof NetworkFailure) return { saving: "offline", by: undefined };
  if (!(problem instanceof Problem)) throw problem;
  // The way in stands in the place of the screen; what was typed leaves once the person is back.
  if (leaveIfSignedOut(problem)) return { saving: "offline", by: undefined };
  if (problem.code === "notices.edited-elsewhere")
    return { saving: "elsewhere", by: String(problem.document["saved_by"] ?? "") };
  return { saving: problem.status >= 500 ? "offline" : "refused", by: undefined };
}
