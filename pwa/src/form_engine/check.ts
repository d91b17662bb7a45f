/**
 * What is wrong with these answers. Twin of `server/parvis/forms/engine/check.py`.
 *
 * A finding is a code; its words come from translations. The server judges again: here it is a courtesy.
 */
import { readItems } from "./answered.ts";
import type { Answers, Definition, Finding } from "./definition.ts";
import { judge } from "./judge.ts";
import { cleanLine, cut } from "./text.ts";
import { type Fault, fault, isRecord } from "./values.ts";
import { type Asked, findStop, type Page, walk } from "./walk.ts";

const MOST_UNKNOWN = 20;
const UNKNOWN_ID_LENGTH = 64;

/**
 * Findings in the order of the journey, then answers to unknown questions.
 *
 * @param today The municipal day ("2027-03-27") that relative bounds of dates mean. Without it they are not judged.
 */
export function check(definition: Definition, answers: unknown, today: string | null = null): Finding[] {
  if (!isRecord(answers)) return [{ question: "", code: "wrong-shape", params: {} }];
  const found = walk(definition, answers).flatMap((page) => [
    ...faultsOfList(page).map((one) => ({ question: page.step.id, ...one })),
    ...page.asked.flatMap((asked) => faultsOf(asked, today).map((one) => ({ question: asked.path, ...one }))),
  ]);
  const unknown = unknownNames(definition, answers).slice(0, MOST_UNKNOWN);
  return [...found, ...unknown.map((question) => ({ question, code: "unknown-question", params: {} }))];
}

/** The findings that keep a form from being accepted. */
export function blocking(findings: Finding[]): Finding[] {
  return findings.filter((finding) => finding.code !== "recommended");
}

/** Names that are no question's, at the top and then in each item. */
function unknownNames(definition: Definition, answers: Answers): string[] {
  const repeated = definition.steps.filter((step) => step.repeat);
  const top = definition.steps.flatMap((step) => (step.repeat ? [step.id] : step.questions.map(({ id }) => id)));
  const inItems = repeated.flatMap((step) => {
    const asked = new Set(step.questions.map(({ id }) => id));
    const items = readItems(step, answers) ?? [];
    return items.flatMap((item, index) => namesBeside(item, asked).map((name) => `${step.id}.${index}.${name}`));
  });
  return [...namesBeside(answers, new Set(top)), ...inItems];
}

function namesBeside(answers: Answers, known: ReadonlySet<string>): string[] {
  const names = Object.keys(answers).filter((name) => !known.has(name));
  return names
    .sort()
    .slice(0, MOST_UNKNOWN)
    .map((name) => cut(cleanLine(name), UNKNOWN_ID_LENGTH));
}

function faultsOfList({ step, given }: Page): Fault[] {
  if (given === null) return [fault("wrong-shape")];
  return step.repeat && given > step.repeat.max ? [fault("too-many", { max: step.repeat.max })] : [];
}

function faultsOf({ question, value, isWrong }: Asked, today: string | null): Fault[] {
  if (isWrong) return [fault("wrong-shape")];
  if (question.type === "consent" && question.need === "required" && value !== true) return [fault("not-consented")];
  if (question.type === "statement") return [];
  if (value === null) return question.need === "optional" ? [] : [fault(question.need)];
  const stop = findStop(question, value);
  return [...judge(question, value, today), ...(stop === null ? [] : [fault("stopped", { option: stop })])];
}
