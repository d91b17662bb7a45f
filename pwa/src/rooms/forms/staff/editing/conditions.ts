/** Conditions as rows of plain choices: a question, what its answer must be, and whether all rows count or any. Pure. */
import type { Condition, Question } from "../../../../form_engine";

export type Test = "is" | "is_not" | "answered" | "unanswered" | "above" | "below";

export interface ConditionRow {
  question: string;
  test: Test;
  values: (string | boolean)[];
}

export interface Rows {
  join: "all" | "any";
  rows: ConditionRow[];
}

const MOST_DEEP = 1;

/** The rows of a condition; undefined when it says more than rows can. */
export function readRows(condition: Condition | undefined): Rows | undefined {
  if (!condition) return { join: "all", rows: [] };
  const isJoined = condition.op === "all" || condition.op === "any";
  const parts = isJoined ? condition.of : [condition];
  const rows = parts.map((part) => readRow(part, 0));
  if (rows.some((row) => row === undefined)) return undefined;
  return { join: isJoined ? condition.op : "all", rows: rows as ConditionRow[] };
}

function readRow(condition: Condition, depth: number): ConditionRow | undefined {
  switch (condition.op) {
    case "is":
      return { question: condition.question, test: "is", values: [condition.value] };
    case "in":
      return { question: condition.question, test: "is", values: [...condition.values] };
    case "answered":
      return { question: condition.question, test: "answered", values: [] };
    case "above":
    case "below":
      return { question: condition.question, test: condition.op, values: [condition.value] };
    case "not": {
      const row = depth < MOST_DEEP ? readRow(condition.of, depth + 1) : undefined;
      if (row?.test === "is") return { ...row, test: "is_not" };
      return row?.test === "answered" ? { ...row, test: "unanswered" } : undefined;
    }
    default:
      return undefined;
  }
}

/** The condition that rows say; none when there is no row. */
export function writeRows({ join, rows }: Rows): Condition | undefined {
  const parts = rows.map(writeRow);
  return parts.length > 1 ? { op: join, of: parts } : parts[0];
}

function writeRow({ question, test, values }: ConditionRow): Condition {
  switch (test) {
    case "answered":
      return { op: "answered", question };
    case "unanswered":
      return { op: "not", of: { op: "answered", question } };
    case "above":
    case "below":
      return { op: test, question, value: String(values[0] ?? "") };
    case "is_not":
      return { op: "not", of: writeRow({ question, test: "is", values }) };
    case "is":
      return values.length === 1
        ? { op: "is", question, value: values[0] as string | boolean }
        : { op: "in", question, values };
  }
}

/** What can be asked of an answer of this kind. */
export function testsFor(question: Question): Test[] {
  switch (question.type) {
    case "choice":
    case "choices":
      return ["is", "is_not", "answered", "unanswered"];
    case "yes_no":
    case "consent":
      return ["is", "answered", "unanswered"];
    case "number":
    case "amount":
      return ["is", "above", "below", "answered", "unanswered"];
    case "date":
      return ["above", "below", "answered", "unanswered"];
    default:
      return ["answered", "unanswered"];
  }
}

/** A row about a question, as it begins. */
export function beginRow(question: Question): ConditionRow {
  const test = testsFor(question)[0] ?? "answered";
  return { question: question.id, test, values: valuesAtFirst(question, test) };
}

/** What a test compares with before anybody chose. */
export function valuesAtFirst(question: Question, test: Test): (string | boolean)[] {
  if (test === "answered" || test === "unanswered") return [];
  switch (question.type) {
    case "choice":
    case "choices":
      return question.options.slice(0, 1).map(({ value }) => value);
    case "yes_no":
    case "consent":
      return [true];
    case "number":
    case "amount":
      return ["0"];
    default:
      return [""];
  }
}
