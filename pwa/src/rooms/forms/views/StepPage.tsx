/** One thought: its questions, what to correct, and where it leads. */
import type { JSX } from "preact";
import { useEffect, useMemo, useState } from "preact/hooks";
import type { Answers, Finding } from "../../../form_engine";
import { today } from "../../../kernel/dates";
import { pick, t } from "../../../kernel/words";
import type { Draft } from "../../../outbox/draft";
import { navigate, place } from "../../../shell/router";
import { Button, ErrorSummary, type FieldErrorLine, Page, Progress } from "../../../ui";
import { NearbyReports, useNearby } from "../../requests/reports/views/NearbyReports";
import { FactOffers } from "../facts/views/FactOffers";
import { controlOf, QuestionField } from "../fields/QuestionField";
import { errorLine, errorsByQuestion } from "../findings";
import { ElsewhereLink } from "../handover/views/ElsewhereLink";
import { answerAt, answerPatch } from "../items";
import {
  type AskedHere,
  addressOf,
  CHECK,
  type FormPage,
  faultsOf,
  isOn,
  namesItems,
  nextStep,
  pagesOf,
  previousStep,
  stopOn,
} from "../pages";
import { RepeatedQuestions } from "./RepeatedQuestions";
import { SavedLine } from "./SavedLine";
import { Stopped } from "./Stopped";

export interface StepPageProps {
  draft: Draft;
  page: FormPage;
  pages: readonly FormPage[];
  /** The person came from the check, and goes back there. */
  fromCheck: boolean;
  /** What the town's server found, when it sent the form back. */
  refused: readonly Finding[];
}

const NONE: readonly FieldErrorLine[] = [];

export function StepPage({ draft, page, pages, fromCheck, refused }: StepPageProps): JSX.Element {
  const { definition, answers, form: code } = draft.envelope.value;
  const [findings, setFindings] = useState<readonly Finding[]>(() => refused.filter((finding) => isOn(page, finding)));
  const [corrected, setCorrected] = useState<ReadonlySet<string>>(new Set());
  const [isLeaving, setLeaving] = useState(false);
  const stop = stopOn(page, answers);
  const known = useNearby(definition, answers, page);
  const errors = errorsByQuestion(findings, page.questions);
  // One list per attempt: the summary takes the focus each time it gets another one.
  // biome-ignore lint/correctness/useExhaustiveDependencies: typing draws the page again, and must not move the focus
  const lines = useMemo(() => linesOf(errors, page), [findings]);

  const answer = (path: string, changed: Answers): void => {
    // An answer that was touched is not wrong any more until the next attempt says so. Once an item came or went,
    // the findings of the others have other numbers.
    if (namesItems(page, path)) setFindings([]);
    else if (errors[path] !== undefined) setCorrected(new Set([...corrected, path]));
    draft.save(changed, page.step.id);
  };

  const goOn = async (event: Event): Promise<void> => {
    event.preventDefault();
    const faults = faultsOf(definition, draft.envelope.peek().answers, today(), page);
    setFindings(faults);
    setCorrected(new Set());
    if (faults.length > 0) return;
    setLeaving(true);
    // Journaled before the next page is shown; if it cannot be, the page says so and stays.
    if (draft.saved.peek().state === "untouched") draft.save({}, page.step.id);
    const isSafe = await draft.settled();
    setLeaving(false);
    if (!isSafe) return;
    const now = pagesOf(definition, draft.envelope.peek().answers);
    const next = fromCheck ? CHECK : nextStep(now, page.step.id);
    void draft.move(next);
    navigate(addressOf({ code, envelope: draft.id, step: next }));
  };

  const shown = Object.fromEntries(Object.entries(errors).filter(([path]) => !corrected.has(path)));
  const offersAt = (spot: AskedHere): JSX.Element => (
    <FactOffers
      question={spot.question}
      value={answerAt(spot, answers)}
      control={controlOf(spot.path)}
      onUse={(told) => answer(spot.path, answerPatch(spot, told, answers))}
    />
  );
  useEffect(() => {
    // « Modifier » beside an answer leads to its very field, also when the draft had to be opened first.
    const wanted = place.peek().hash.slice(1);
    if (wanted) document.getElementById(wanted)?.focus();
  }, []);
  const before = fromCheck ? CHECK : previousStep(pages, page.step.id);
  const back = before
    ? { href: addressOf({ code, envelope: draft.id, step: before }), words: t("ui.back") }
    : { href: "/services", words: t("forms.back_to_services") };
  const number = pages.findIndex(({ step }) => step.id === page.step.id) + 1;
  return (
    <Page title={pick(page.step.title)} headless back={back}>
      <form class="pv-form" noValidate onSubmit={(event) => void goOn(event)}>
        <ErrorSummary errors={corrected.size < lines.length ? lines : NONE} />
        <div class="pv-form-head">
          <Progress
            step={number}
            of={pages.length + 1}
            words={
              stop
                ? pick(definition.title)
                : t("forms.progress", { form: pick(definition.title), step: number, of: pages.length + 1 })
            }
          />
          <h1 tabIndex={-1}>{pick(page.step.title)}</h1>
          {page.step.help && <p class="pv-lead">{pick(page.step.help)}</p>}
        </div>
        {page.step.repeat ? (
          <RepeatedQuestions page={page} answers={answers} errors={shown} onChange={answer} />
        ) : (
          page.asked.map((spot) => (
            <QuestionField
              key={spot.path}
              question={spot.question}
              value={answerAt(spot, answers)}
              error={shown[spot.path]}
              onChange={(value) => answer(spot.path, answerPatch(spot, value, answers))}
              offers={offersAt(spot)}
            />
          ))
        )}
        {known && <NearbyReports {...known} />}
        {stop ? (
          <Stopped key={stop.value} option={stop} />
        ) : (
          <div class="pv-form-foot">
            <Button type="submit" busy={isLeaving}>
              {t(known?.near.length ? "requests_reports.nearby.go_on" : "forms.continue")}
            </Button>
          </div>
        )}
        <SavedLine draft={draft} />
        <ElsewhereLink draft={draft} />
      </form>
    </Page>
  );
}

function linesOf(errors: Record<string, string>, page: FormPage): FieldErrorLine[] {
  const items = page.step.repeat ? [{ path: page.step.id, label: pick(page.step.title) }] : [];
  const spots = [...items, ...page.asked.map(labelOf)];
  return spots
    .filter(({ path }) => errors[path] !== undefined)
    .map(({ path, label }) => ({ id: controlOf(path), words: errorLine(label, errors[path] ?? "") }));
}

function labelOf({ path, question, item, step }: FormPage["asked"][number]): { path: string; label: string } {
  const label = pick(question.label);
  if (item === null || !step.repeat) return { path, label };
  return { path, label: `${t("forms.item", { item: pick(step.repeat.item), number: item + 1 })}, ${label}` };
}
