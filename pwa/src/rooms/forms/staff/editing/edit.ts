/** What can be done to a form: each gives another form and what is then chosen. Pure; nothing is changed in place. */
import type {
  ChoiceQuestion,
  ChoicesQuestion,
  Condition,
  Definition,
  Option,
  Question,
  Step,
  Words,
} from "../../../../form_engine";
import { blankQuestion, type Kind } from "./kinds";
import { deriveValue, nextId } from "./names";
import { FORM, findQuestion, type Spot, spotsOf, stepOf } from "./spots";

export interface Edited {
  definition: Definition;
  spot: Spot;
}

export function blankWords(languages: readonly string[]): Words {
  return Object.fromEntries(languages.map((language) => [language, ""]));
}

/** An empty step after the one that holds the spot, or at the end. */
export function addStep(definition: Definition, after: Spot, languages: readonly string[]): Edited {
  const id = nextId("etape", "-", namesIn(definition));
  const step: Step = { id, title: blankWords(languages), questions: [] };
  const current = stepOf(definition, after);
  const index = current ? definition.steps.indexOf(current) + 1 : definition.steps.length;
  return { definition: { ...definition, steps: insert(definition.steps, index, step) }, spot: { kind: "step", id } };
}

/** An empty question after the spot: after a question, at the end of a step, at the end of the form. */
export function addQuestion(definition: Definition, after: Spot, kind: Kind, languages: readonly string[]): Edited {
  if (definition.steps.length === 0) {
    const begun = addStep(definition, after, languages);
    return addQuestion(begun.definition, begun.spot, kind, languages);
  }
  const id = nextId("question", "_", namesIn(definition));
  const question = blankQuestion(kind, id, languages);
  const step = stepOf(definition, after) ?? definition.steps.at(-1);
  const steps = definition.steps.map((one) => {
    if (one !== step) return one;
    const index = after.kind === "question" ? one.questions.findIndex((asked) => asked.id === after.id) : -1;
    return { ...one, questions: insert(one.questions, index < 0 ? one.questions.length : index + 1, question) };
  });
  return { definition: { ...definition, steps }, spot: { kind: "question", id } };
}

/** A copy right after the spot, with names of its own. */
export function duplicate(definition: Definition, spot: Spot): Edited {
  const taken = namesIn(definition);
  if (spot.kind === "question") {
    const id = nextId("question", "_", taken);
    const copy = (question: Question): Question => ({ ...structuredClone(question), id });
    return {
      definition: onQuestions(definition, (questions) =>
        questions.flatMap((question) => (question.id === spot.id ? [question, copy(question)] : [question])),
      ),
      spot: { kind: "question", id },
    };
  }
  const step = stepOf(definition, spot);
  if (!step) return { definition, spot };
  const names = new Map<string, string>();
  for (const { id } of step.questions) names.set(id, nextId("question", "_", new Set([...taken, ...names.values()])));
  const id = nextId("etape", "-", taken);
  const questions = step.questions.map((question) => {
    const copy = { ...structuredClone(question), id: names.get(question.id) ?? question.id };
    return copy.when ? { ...copy, when: renamed(copy.when, names) } : copy;
  });
  const index = definition.steps.indexOf(step) + 1;
  const steps = insert(definition.steps, index, { ...structuredClone(step), id, questions });
  return { definition: { ...definition, steps }, spot: { kind: "step", id } };
}

/** Without it; what came before it is chosen. */
export function remove(definition: Definition, spot: Spot): Edited {
  if (spot.kind === "form") return { definition, spot };
  const spots = spotsOf(definition);
  const index = spots.findIndex((one) => one.kind === spot.kind && "id" in one && one.id === spot.id);
  const without =
    spot.kind === "step"
      ? { ...definition, steps: definition.steps.filter(({ id }) => id !== spot.id) }
      : onQuestions(definition, (questions) => questions.filter(({ id }) => id !== spot.id));
  return { definition: withoutLostSubject(without), spot: spots[index - 1] ?? FORM };
}

/** One place up (-1) or down (1); a question at the edge of its step goes over to the next one. */
export function move(definition: Definition, spot: Spot, by: -1 | 1): Edited {
  if (spot.kind === "step") {
    const index = definition.steps.findIndex(({ id }) => id === spot.id);
    return { definition: { ...definition, steps: swap(definition.steps, index, index + by) }, spot };
  }
  const found = spot.kind === "question" ? findQuestion(definition, spot.id) : undefined;
  if (!found) return { definition, spot };
  const { step, question } = found;
  const index = step.questions.indexOf(question);
  const target = index + by;
  if (target >= 0 && target < step.questions.length) {
    const moved = { ...step, questions: swap(step.questions, index, target) };
    return { definition: replaceStep(definition, moved), spot };
  }
  const neighbour = definition.steps[definition.steps.indexOf(step) + by];
  if (!neighbour) return { definition, spot };
  const shorter = { ...step, questions: step.questions.filter((one) => one !== question) };
  const longer = {
    ...neighbour,
    questions: insert(neighbour.questions, by < 0 ? neighbour.questions.length : 0, question),
  };
  return { definition: replaceStep(replaceStep(definition, shorter), longer), spot };
}

export function replaceStep(definition: Definition, step: Step): Definition {
  return { ...definition, steps: definition.steps.map((one) => (one.id === step.id ? step : one)) };
}

export function replaceQuestion(definition: Definition, question: Question): Definition {
  return withoutLostSubject(
    onQuestions(definition, (questions) => questions.map((one) => (one.id === question.id ? question : one))),
  );
}

/**
 * Words an option anew. Its value follows its label until it is published; then it stays, because requests hold it.
 * Conditions about it follow.
 */
export function wordOption(
  definition: Definition,
  question: ChoiceQuestion | ChoicesQuestion,
  option: Option,
  label: Words,
  rule: { language: string; published: ReadonlySet<string> },
): Definition {
  const others = new Set(question.options.filter((one) => one !== option).map(({ value }) => value));
  const value = rule.published.has(option.value)
    ? option.value
    : deriveValue(label[rule.language] ?? "", new Set([...others, ...rule.published]));
  const options = question.options.map((one) => (one === option ? { ...one, value, label } : one));
  const worded = replaceQuestion(definition, { ...question, options });
  if (value === option.value) return worded;
  const follow = (part: { when?: Condition }): { when?: Condition } =>
    part.when ? { when: revalued(part.when, question.id, option.value, value) } : {};
  return {
    ...worded,
    steps: worded.steps.map((step) => ({
      ...step,
      ...follow(step),
      questions: step.questions.map((one) => ({ ...one, ...follow(one) })),
    })),
  };
}

function namesIn(definition: Definition): Set<string> {
  return new Set(definition.steps.flatMap((step) => [step.id, ...step.questions.map(({ id }) => id)]));
}

function withoutLostSubject(definition: Definition): Definition {
  if (definition.subject === undefined) return definition;
  if (findQuestion(definition, definition.subject)?.question.type === "choice") return definition;
  const { subject: _lost, ...rest } = definition;
  return rest;
}

function onQuestions(definition: Definition, change: (questions: Question[]) => Question[]): Definition {
  return { ...definition, steps: definition.steps.map((step) => ({ ...step, questions: change(step.questions) })) };
}

function insert<T>(items: readonly T[], index: number, item: T): T[] {
  return [...items.slice(0, index), item, ...items.slice(index)];
}

function swap<T>(items: readonly T[], a: number, b: number): T[] {
  const swapped = [...items];
  const [first, second] = [items[a], items[b]];
  if (first === undefined || second === undefined) return swapped;
  swapped[a] = second;
  swapped[b] = first;
  return swapped;
}

function renamed(condition: Condition, names: ReadonlyMap<string, string>): Condition {
  return onLeaves(condition, (leaf) => ({ ...leaf, question: names.get(leaf.question) ?? leaf.question }));
}

function revalued(condition: Condition, question: string, from: string, to: string): Condition {
  return onLeaves(condition, (leaf) => {
    if (leaf.question !== question) return leaf;
    if (leaf.op === "is" && leaf.value === from) return { ...leaf, value: to };
    if (leaf.op === "in") return { ...leaf, values: leaf.values.map((value) => (value === from ? to : value)) };
    return leaf;
  });
}

type Leaf = Exclude<Condition, { op: "not" | "all" | "any" }>;

function onLeaves(condition: Condition, change: (leaf: Leaf) => Leaf): Condition {
  if (condition.op === "not") return { op: "not", of: onLeaves(condition.of, change) };
  if (condition.op === "all" || condition.op === "any") {
    return { op: condition.op, of: condition.of.map((part) => onLeaves(part, change)) };
  }
  return change(condition);
}
