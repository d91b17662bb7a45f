/** Looks at what would happen while something is being chosen, once the choice rests for a moment. */
import { useEffect, useState } from "preact/hooks";
import { csrf, leaveIfSignedOut } from "../../people/staff/session";

const REST_MS = 250;

export interface Looked<A> {
  /** What the server said last; it stays on the screen until the next answer. */
  answer: A | undefined;
  trouble: unknown;
  /** The answer is about what is wanted now. */
  isFresh: boolean;
  lookAgain: () => void;
}

/** Asks the server about `wanted`, and again whenever it changes; nothing is asked while there is nothing to ask. */
export function useLook<W, A>(wanted: W | undefined, ask: (wanted: W, csrf: string) => Promise<A>): Looked<A> {
  const [looked, setLooked] = useState<{ answer?: A; of: string; trouble: unknown }>({ of: "", trouble: undefined });
  const [turn, setTurn] = useState(0);
  const question = wanted === undefined ? "" : JSON.stringify(wanted);
  // biome-ignore lint/correctness/useExhaustiveDependencies: a turn asks the same question again
  useEffect(() => {
    if (!question) return undefined;
    let left = false;
    const look = async (): Promise<void> => {
      try {
        const answer = await ask(JSON.parse(question) as W, await csrf());
        if (!left) setLooked({ answer, of: question, trouble: undefined });
      } catch (problem) {
        if (!left && !leaveIfSignedOut(problem)) setLooked({ of: question, trouble: problem });
      }
    };
    const timer = setTimeout(() => void look(), looked.of ? REST_MS : 0);
    return () => {
      left = true;
      clearTimeout(timer);
    };
  }, [question, turn]);
  return {
    answer: looked.answer,
    trouble: looked.trouble,
    isFresh: question !== "" && looked.of === question,
    lookAgain: () => setTurn((now) => now + 1),
  };
}
