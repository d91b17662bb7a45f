/** Conditions, changes and flaws, said in sentences. */
import type { Condition, Definition, Question, Words } from "../../../form_engine";
import { formatDay } from "../../../kernel/dates";
import { hasWords, pick, t } from "../../../kernel/words";
import type { Change, Flaw } from "./api";
import { findQuestion } from "./editing/spots";

/** « Type de problème » est Nid-de-poule ou Lampadaire, et … */
export function conditionWords(condition: Condition, definition: Definition): string {
  switch (condition.op) {
    case "all":
    case "any":
      return condition.of
        .map((part) => conditionWords(part, definition))
        .join(t(`forms_editor_staff.when.join_${condition.op}`));
    case "not":
      return t("forms_editor_staff.when.say_not", { of: conditionWords(condition.of, definition) });
    default:
      return leafWords(condition, definition);
  }
}

function leafWords(condition: Exclude<Condition, { op: "all" | "any" | "not" }>, definition: Definition): string {
  const asked = findQuestion(definition, condition.question)?.question;
  const question = asked ? nameOf(asked) : condition.question;
  if (condition.op === "answered") return t("forms_editor_staff.when.say_answered", { question });
  const values = condition.op === "in" ? condition.values : [condition.value];
  const value = values.map((one) => valueWords(one, asked)).join(t("forms_editor_staff.when.or"));
  const op = condition.op === "above" || condition.op === "below" ? condition.op : "is";
  return t(`forms_editor_staff.when.say_${op}`, { question, value });
}

export function valueWords(value: string | boolean, question: Question | undefined): string {
  if (typeof value === "boolean") return t(value ? "forms.yes" : "forms.no");
  if (question && "options" in question) {
    const option = question.options.find((one) => one.value === value);
    return option ? pick(option.label) || value : value;
  }
  return /^\d{4}-\d{2}-\d{2}$/.test(value) ? formatDay(value, { year: true }) : value;
}

/** A question's label, or what kind it is while it has none. */
export function nameOf(question: Question): string {
  return pick(question.label) || t(`forms_editor_staff.kind.${question.type}`);
}

export function flawWords(flaw: Flaw): string {
  const key = `forms_editor_staff.flaw.${flaw.code}`;
  return hasWords(key) ? t(key) : t("forms_editor_staff.flaw.other", { reason: flaw.reason });
}

/** One change, in one line. */
export function changeWords(change: Change): string {
  return t(`forms_editor_staff.change.${change.code}`, {
    name: change.name ? pick(change.name) : "",
    before: sideWords(change.before),
    after: sideWords(change.after),
  });
}

function sideWords(side: Words | string | null | undefined): string {
  if (typeof side === "string") return t(`forms_editor_staff.need.${side}`);
  return side ? pick(side) : t("forms_editor_staff.nothing");
}
