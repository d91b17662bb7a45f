/** The file that was being looked at, kept in this tab until it is taken in: a reload goes on where it was. */
import type { Asked } from "./api";

export interface Kept {
  asked: Asked;
  file: File;
}

const NAME = "parvis.waste.import";
/** As base64 it must fit beside whatever else the tab keeps; browsers give five million characters. */
const MOST_BYTES = 1_500_000;

export async function keepFile(asked: Asked, file: File): Promise<void> {
  if (file.size > MOST_BYTES) return forgetFile();
  const bytes = new Uint8Array(await file.arrayBuffer());
  let text = "";
  for (const byte of bytes) text += String.fromCharCode(byte);
  try {
    sessionStorage.setItem(NAME, JSON.stringify({ asked, name: file.name, content: btoa(text) }));
  } catch {
    // Storage refused or full: the file is still on the screen, and where the person has it.
  }
}

export function findFile(): Kept | undefined {
  try {
    const kept = JSON.parse(sessionStorage.getItem(NAME) ?? "null") as {
      asked: Asked;
      name: string;
      content: string;
    } | null;
    if (!kept) return undefined;
    const bytes = Uint8Array.from(atob(kept.content), (letter) => letter.charCodeAt(0));
    return { asked: kept.asked, file: new File([bytes], kept.name) };
  } catch {
    return undefined;
  }
}

export function forgetFile(): void {
  try {
    sessionStorage.removeItem(NAME);
  } catch {
    // As above.
  }
}
