/** Pure: from a bin of the town to the answers of the form « collecte-manquee », which every town shares. */
import type { Answers, Definition } from "../../form_engine";
import type { Stream } from "./api";

/** What the form calls a stream, by the drawing that stands for it: a town's own codes mean nothing elsewhere. */
const KINDS: Readonly<Record<string, string>> = {
  garbage: "garbage",
  trash: "garbage",
  recycling: "recycling",
  organic: "organics",
  compost: "organics",
  bulky: "bulky",
  leaves: "leaves",
  green: "leaves",
  tree: "tree",
};

/** The answers that the person gave already; only those that this version of the form asks for. */
export function missedAnswers(form: Definition, stream: Stream, on: string | undefined): Answers {
  const kind = KINDS[stream.symbol] ?? "other";
  const asked = form.steps.flatMap((step) => step.questions).find((question) => question.id === "stream");
  const isKnown = asked?.type === "choice" && asked.options.some((option) => option.value === kind);
  return { ...(isKnown && { stream: kind }), ...(on && { expected_on: on }) };
}
