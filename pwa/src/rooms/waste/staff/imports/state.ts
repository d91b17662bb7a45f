/** The import wizard as it stands: the file, what the town said of it, what was taken in. */
import { signal } from "@preact/signals";
import { newId } from "../../../../kernel/ids";
import { Problem } from "../../../../wire/problems";
import { csrf, leaveIfSignedOut } from "../../../people/staff/session";
import {
  type Asked,
  applyImport,
  type Import,
  type ImportPreview,
  previewImport,
  readImports,
  undoImport,
} from "./api";
import { findFile, forgetFile, keepFile } from "./kept";
import { freshPreviewOf, NOTHING_ASKED, type Refusal, refusalOf } from "./rules";

export type Step =
  | { at: "choosing" }
  | { at: "refused"; refusal: Refusal }
  | { at: "seen"; preview: ImportPreview; wasOutdated: boolean }
  | { at: "done"; taken: Import };

export const step = signal<Step>({ at: "choosing" });
export const asked = signal<Asked>(NOTHING_ASKED);
export const file = signal<File | undefined>(undefined);
export const imports = signal<readonly Import[] | undefined>(undefined);
export const trouble = signal<unknown>(undefined);

let pending: { sent: string; id: string } | undefined;

/** Goes on with the file that a reload interrupted. */
export function takeUp(): void {
  const kept = file.value ? undefined : findFile();
  if (!kept) return;
  file.value = kept.file;
  asked.value = kept.asked;
}

export function ask(part: Partial<Asked>): void {
  asked.value = { ...asked.value, ...part };
}

/** Takes a file in hand; what was said of another one is forgotten. */
export function choose(chosen: File | undefined): void {
  file.value = chosen;
  ask({ only: "", replace: false, skip_unknown: false });
  step.value = { at: "choosing" };
  forgetFile();
}

/** The file on the disk is no more the one that was chosen: browsers then refuse to read it, or to send it. */
export class ChangedFile extends Error {
  override readonly name = "ChangedFile";
}

/** Does something with the file; browsers say of one that changed only that nothing was sent. */
async function withFile<T>(chosen: File, act: () => Promise<T>): Promise<T> {
  try {
    return await act();
  } catch (problem) {
    if (!(problem instanceof Problem) && !(await isReadable(chosen))) {
      throw new ChangedFile(chosen.name, { cause: problem });
    }
    throw problem;
  }
}

async function isReadable(chosen: File): Promise<boolean> {
  return await chosen
    .slice(0, 1)
    .arrayBuffer()
    .then(
      () => true,
      () => false,
    );
}

/** Has the town try the file. Throws what is neither a preview nor a refusal. */
export async function look(): Promise<void> {
  const chosen = file.value;
  if (!chosen) return;
  try {
    const preview = await withFile(chosen, async () => {
      await keepFile(asked.value, chosen);
      return await previewImport(chosen, asked.value, await csrf());
    });
    step.value = { at: "seen", preview, wasOutdated: false };
  } catch (problem) {
    const refusal = refusalOf(problem);
    if (!refusal) throw problem;
    step.value = { at: "refused", refusal };
  }
}

/** Takes in what was seen, once however often it is pressed; shows it anew when it is not what it was. */
export async function take(): Promise<void> {
  const chosen = file.value;
  if (!chosen || step.value.at !== "seen") return;
  const seen = step.value.preview;
  const sent = JSON.stringify([seen.sha256, seen.state, asked.value]);
  if (pending?.sent !== sent) pending = { sent, id: newId() };
  try {
    const { id } = pending;
    const taken = await withFile(chosen, async () => applyImport(id, chosen, asked.value, seen, await csrf()));
    step.value = { at: "done", taken };
    file.value = undefined;
    pending = undefined;
    forgetFile();
    await loadImports();
  } catch (problem) {
    const preview = freshPreviewOf(problem);
    if (!preview) throw problem;
    step.value = { at: "seen", preview, wasOutdated: true };
  }
}

export async function undo(id: string): Promise<void> {
  const undone = await undoImport(id, await csrf());
  if (step.value.at === "done" && step.value.taken.id === id) step.value = { at: "done", taken: undone };
  await loadImports();
}

export async function loadImports(): Promise<void> {
  try {
    imports.value = await readImports();
    trouble.value = undefined;
  } catch (problem) {
    if (!leaveIfSignedOut(problem)) trouble.value = problem;
  }
}
