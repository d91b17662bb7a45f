/** What is wrong with an answer, in words that say what to do. */
import type { Finding, Question } from "../../form_engine";
import { formatDay, locale } from "../../kernel/dates";
import { hasWords, t } from "../../kernel/words";

/** The most precise sentence there is: for this part of this type, for this part, for this type, for the code. */
export function findingWords(finding: Finding, question: { type: Question["type"] | "repeat" } | undefined): string {
  const base = `forms.finding.${finding.code}`;
  const part = finding.params["part"];
  const keys = [
    finding.params["decimals"] === 0 && `${base}.whole`,
    part !== undefined && `${base}.${part}`,
    question !== undefined && `${base}.${question.type}`,
    base,
    "forms.finding.other",
  ];
  const key = keys.find((one): one is string => one !== false && hasWords(one)) ?? base;
  return t(key, paramsOf(finding));
}

/** A line of the error summary: the question, then what to do about it. */
export function errorLine(label: string, words: string): string {
  return /[?!.…]$/.test(label) ? `${label} ${words}` : t("forms.error_line", { label, words });
}

function paramsOf({ params }: Finding): Record<string, string | number> {
  return Object.fromEntries(
    Object.entries(params).map(([name, value]) => [
      name,
      typeof value === "string" ? paramWords(value) : paramNumber(name, value),
    ]),
  );
}

function paramWords(value: string): string {
  if (/^\d{4}-\d{2}-\d{2}$/.test(value)) return formatDay(value, { year: true });
  return /^-?\d{1,15}\.\d{1,6}$/.test(value) ? new Intl.NumberFormat(locale(), DECIMALS).format(Number(value)) : value;
}

const DECIMALS = { maximumFractionDigits: 6 };

/** Sizes are said in megabytes: nobody counts bytes. */
function paramNumber(name: string, value: number): number {
  return name === "max" && value >= 100_000 ? Math.round(value / 1_000_000) : value;
}

/**
 * The findings of each question by its path, in words; the first is enough, one correction at a time. Those about the
 * items of a repeated step as a whole are under its id.
 */
export function errorsByQuestion(findings: readonly Finding[], questions: readonly Question[]): Record<string, string> {
  const errors: Record<string, string> = {};
  for (const finding of findings) {
    const id = finding.question.split(".").at(-1);
    const question = questions.find((one) => one.id === id);
    errors[finding.question] ??= findingWords(finding, question ?? { type: "repeat" });
  }
  return errors;
}
