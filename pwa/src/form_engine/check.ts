/**
 * What is wrong with these answers. Twin of `server/parvis/forms/engine/check.py`.
 *
 * A finding is a code; its words come from translations. The server judges again: here it is a courtesy.
 */
import type { Definition, Finding } from "./definition.ts";
import { type Fault, judge } from "./judge.ts";
import { cleanLine, cut } from "./text.ts";
import { type Asked, findStop, isAnswers, walk } from "./walk.ts";

const MOST_UNKNOWN = 20;
const UNKNOWN_ID_LENGTH = 64;

/**
 * Findings in the order of the journey, then answers to unknown questions.
 *
 * @param today The municipal day ("2027-03-27") that relative bounds of dates mean. Without it they are not judged.
 */
export function check(definition: Definition, answers: unknown, today: string | null = null): Finding[] {
  if (!isAnswers(answers)) return [{ question: "", code: "wrong-shape", params: {} }];
  const found = walk(definition, answers).flatMap((asked) =>
    faultsOf(asked, today).map((fault) => ({ question: asked.question.id, ...fault })),
  );
  const ids = new Set(definition.steps.flatMap((step) => step.questions.map((question) => question.id)));
  const unknown = Object.keys(answers).filter((name) => !ids.has(name));
  return [
    ...found,
    ...unknown
      .sort()
      .slice(0, MOST_UNKNOWN)
      .map((name) => ({ question: cut(cleanLine(name), UNKNOWN_ID_LENGTH), code: "unknown-question", params: {} })),
  ];
}

/** The findings that keep a form from being accepted. */
export function blocking(findings: Finding[]): Finding[] {
  return findings.filter((finding) => finding.code !== "recommended");
}

function faultsOf({ question, value, isWrong }: Asked, today: string | null): Fault[] {
  if (isWrong) return [{ code: "wrong-shape", params: {} }];
  if (question.type === "consent" && question.need === "required" && value !== true) {
    return [{ code: "not-consented", params: {} }];
  }
  if (question.type === "statement") return [];
  if (value === null) return question.need === "optional" ? [] : [{ code: question.need, params: {} }];
  const stop = findStop(question, value);
  return [...judge(question, value, today), ...(stop === null ? [] : [{ code: "stopped", params: { option: stop } }])];
}
