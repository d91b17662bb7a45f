/** Looks at a draft as it changes, once it rests for a moment. */
import { useEffect, useState } from "preact/hooks";
import { csrf, leaveIfSignedOut } from "../../../people/staff/session";
import { type ChangePreview, type NewChange, previewChange } from "../api";

const REST_MS = 250;

export interface Looked {
  /** What the server said of `change`; older ones stay on the screen until the next answer. */
  preview: ChangePreview | undefined;
  /** The change that the preview is of. */
  of: string;
  trouble: unknown;
}

const NOTHING: Looked = { preview: undefined, of: "", trouble: undefined };

/** The preview of a change; nothing is asked while there is none. */
export function usePreview(change: NewChange | undefined): Looked & { isFresh: boolean; lookAgain: () => void } {
  const [looked, setLooked] = useState(NOTHING);
  const [turn, setTurn] = useState(0);
  const wanted = change ? JSON.stringify(change) : "";
  // biome-ignore lint/correctness/useExhaustiveDependencies: a turn asks for the same change again
  useEffect(() => {
    if (!wanted) return undefined;
    let left = false;
    const look = async (): Promise<void> => {
      try {
        const preview = await previewChange(JSON.parse(wanted) as NewChange, await csrf());
        if (!left) setLooked({ preview, of: wanted, trouble: undefined });
      } catch (problem) {
        if (!left && !leaveIfSignedOut(problem)) setLooked({ preview: undefined, of: wanted, trouble: problem });
      }
    };
    const timer = setTimeout(() => void look(), looked.of ? REST_MS : 0);
    return () => {
      left = true;
      clearTimeout(timer);
    };
  }, [wanted, turn]);
  return { ...looked, isFresh: looked.of === wanted && wanted !== "", lookAgain: () => setTurn((now) => now + 1) };
}
