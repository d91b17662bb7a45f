/** Where a person is in a form: its pages, what comes before and after, and the addresses of each. Pure. */

import type { Answers, Option } from "../../form_engine";
import {
  blocking,
  check,
  type Definition,
  type Finding,
  findStop,
  journey,
  pathOf,
  type Question,
  type Step,
} from "../../form_engine";
import { answerAt, itemsOf, type Spot } from "./items";

/** The page that shows every answer before sending. */
export const CHECK = "verifier";
/** The page after sending. */
export const RECEIPT = "recu";

/** The page from which a draft goes on on another device. */
export const ELSEWHERE = "ailleurs";
/** A question where it is asked; `path` names it in findings. */
export interface AskedHere extends Spot {
  path: string;
}

export interface FormPage {
  step: Step;
  /** Each once, also when it is asked of several items. */
  questions: Question[];
  /** As often as each is asked. */
  asked: AskedHere[];
}

/** The pages that these answers lead to. */
export function pagesOf(definition: Definition, answers: Answers): FormPage[] {
  const steps = new Map(definition.steps.map((step) => [step.id, step]));
  return journey(definition, answers).flatMap(({ step: id, questions }) => {
    const step = steps.get(id);
    return step ? [pageOf(step, new Set(questions), answers)] : [];
  });
}

function pageOf(step: Step, paths: ReadonlySet<string>, answers: Answers): FormPage {
  const items = step.repeat ? itemsOf(step, answers).map((_, index) => index) : [null];
  const asked = items
    .flatMap((item) => step.questions.map((question) => ({ step, question, item, path: pathOf(step, item, question) })))
    .filter(({ path }) => paths.has(path));
  const ids = new Set(asked.map(({ question }) => question.id));
  return { step, asked, questions: step.questions.filter(({ id }) => ids.has(id)) };
}

/** Whether a finding is about this page: about a question on it, or about its list of items. */
export function isOn(page: FormPage, { question }: Finding): boolean {
  // A step may be called like a question on it; only the findings of a repeated one are about the step.
  return namesItems(page, question) || page.asked.some(({ path }) => path === question);
}

/** Whether a path means the list of items of a repeated page. */
export function namesItems({ step }: FormPage, path: string): boolean {
  return step.repeat !== undefined && path === step.id;
}

/** The page to show: the one asked for, else the first that still needs something, never one beyond the way. */
export function pageFor(pages: readonly FormPage[], wanted: string | undefined): FormPage | typeof CHECK | undefined {
  if (wanted === CHECK) return CHECK;
  return pages.find((page) => page.step.id === wanted) ?? pages[0];
}

/** The step after this one, or the check. */
export function nextStep(pages: readonly FormPage[], step: string): string {
  const index = pages.findIndex((page) => page.step.id === step);
  return pages[index + 1]?.step.id ?? CHECK;
}

/** The step before this one; undefined at the first. */
export function previousStep(pages: readonly FormPage[], step: string): string | undefined {
  if (step === CHECK) return pages.at(-1)?.step.id;
  const index = pages.findIndex((page) => page.step.id === step);
  return index > 0 ? pages[index - 1]?.step.id : undefined;
}

/** What keeps a page from being left; without page, what keeps the form from being sent. */
export function faultsOf(definition: Definition, answers: Answers, today: string, page?: FormPage): Finding[] {
  const findings = blocking(check(definition, answers, today));
  return page === undefined ? findings : findings.filter((finding) => isOn(page, finding));
}

/** The option that ends the form here, such as « Danger immédiat ». */
export function stopOn(page: FormPage, answers: Answers): Option | undefined {
  for (const { question, ...spot } of page.asked) {
    if (question.type !== "choice" && question.type !== "choices") continue;
    const value = findStop(question, (answerAt({ question, ...spot }, answers) ?? null) as string | string[] | null);
    if (value !== null) return question.options.find((option) => option.value === value);
  }
  return undefined;
}

/** The first step that has something to correct, in the order of the journey. */
export function stepToCorrect(definition: Definition, findings: readonly Finding[]): string | undefined {
  // "children.0.name" is on the step "children".
  const wrong = new Set(findings.map((finding) => finding.question.split(".")[0]));
  return definition.steps.find((step) =>
    step.repeat ? wrong.has(step.id) : step.questions.some((question) => wrong.has(question.id)),
  )?.id;
}

export interface FormAddress {
  code: string;
  envelope?: string | undefined;
  step?: string | undefined;
  /** The request that a form of its page speaks of; a draft knows its own. */
  about?: string | undefined;
  /** Come back to the check when this page is done. */
  fromCheck?: boolean;
}

/** The address of a page of a form: reload, Back and a link of « Mes demandes » all lead to it. */
export function addressOf({ code, envelope, step, about, fromCheck }: FormAddress): string {
  const search = new URLSearchParams();
  if (envelope) search.set("e", envelope);
  if (step) search.set("etape", step);
  if (about) search.set("sujet", about);
  if (fromCheck) search.set("retour", CHECK);
  const text = search.toString();
  return `/formulaires/${encodeURIComponent(code)}${text && `?${text}`}`;
}

export function readAddress(search: string): Omit<FormAddress, "code"> {
  const params = new URLSearchParams(search);
  return {
    envelope: params.get("e") ?? undefined,
    step: params.get("etape") ?? undefined,
    about: params.get("sujet") ?? undefined,
    fromCheck: params.get("retour") === CHECK,
  };
}
