/** Questions and answers as a list of terms: on the check page, and on the page of a request sent from here. */
import { Fragment, type JSX } from "preact";
import type { Answers, Definition } from "../../../form_engine";
import { pick, t } from "../../../kernel/words";
import { type ShownAnswer, shownAnswers } from "../answers";
import { PhotoView } from "../fields/PhotoView";
import { SignatureView } from "../fields/SignatureView";
import type { FormPage } from "../pages";
import { PrintButton } from "./PrintButton";

export interface AnswerListProps {
  definition: Definition;
  answers: Answers;
  pages: readonly FormPage[];
  errors?: Record<string, string>;
  /** Where an answer is changed, by its step and path; without it this is a copy, to read and to print. */
  addressOf?: (step: string, path?: string) => string;
  /** Of the headings: 3 under another heading. */
  level?: 2 | 3;
}

export function AnswerList({
  definition,
  answers,
  pages,
  errors = {},
  addressOf,
  level = 2,
}: AnswerListProps): JSX.Element {
  // A copy says what was answered; before sending, what is missing and would help has a line too.
  const isWanted = ({ path, question, lines }: ShownAnswer): boolean =>
    lines.length > 0 || (addressOf !== undefined && (errors[path] !== undefined || question.need !== "optional"));
  const groups = pages.map((page) => ({ page, ...partedBy(shownAnswers(definition, page.asked, answers), isWanted) }));
  const shown = groups.filter(({ rows, left }) => rows.length > 0 || (addressOf && left.length > 0));
  const Heading = level === 2 ? "h2" : "h3";
  return (
    <div class="pv-checks">
      {shown.map(({ page, rows, left }) => (
        <section key={page.step.id} class="pv-check">
          <Heading>{pick(page.step.title)}</Heading>
          {itemsOf(rows).map(({ item, answers: ofItem }) => (
            <Fragment key={item}>
              {item !== null && page.step.repeat && (
                <p class="pv-item-name">{t("forms.item", { item: pick(page.step.repeat.item), number: item + 1 })}</p>
              )}
              <dl>
                {ofItem.map((answer) => (
                  <Answer
                    key={answer.path}
                    answer={answer}
                    error={errors[answer.path]}
                    change={addressOf?.(page.step.id, answer.path)}
                  />
                ))}
              </dl>
            </Fragment>
          ))}
          {addressOf && left.length > 0 && <Left left={left} href={addressOf(page.step.id, left[0]?.path)} />}
        </section>
      ))}
      {!addressOf && <PrintButton />}
    </div>
  );
}

/** What is a line of its own, and what was left out and may be: said once, together. */
function partedBy(
  shown: readonly ShownAnswer[],
  isRow: (answer: ShownAnswer) => boolean,
): { rows: ShownAnswer[]; left: ShownAnswer[] } {
  return { rows: shown.filter(isRow), left: shown.filter((answer) => !isRow(answer)) };
}

/** The answers of each item of a repeated step together; of another step, all of them. */
function itemsOf(shown: readonly ShownAnswer[]): { item: number | null; answers: ShownAnswer[] }[] {
  const items = [...new Set(shown.map(({ item }) => item))];
  return items.map((item) => ({ item, answers: shown.filter((answer) => answer.item === item) }));
}

/** « Sans réponse : une photo, votre courriel », and the way to answer after all. */
function Left({ left, href }: { left: readonly ShownAnswer[]; href: string }): JSX.Element {
  const labels = [...new Set(left.map(({ question }) => pick(question.label)))].join(", ");
  return (
    <p class="pv-none-given pv-no-print">
      {t("forms_filling.left", { labels })}{" "}
      <a class="ds-link pv-change" href={href}>
        {t("forms_filling.answer")}
        <span class="pv-hidden"> {labels}</span>
      </a>
    </p>
  );
}

interface AnswerProps {
  answer: ShownAnswer;
  error: string | undefined;
  change: string | undefined;
}

function Answer({ answer, error, change }: AnswerProps): JSX.Element {
  const { path, question, lines, photos, signature } = answer;
  return (
    <div
      class={error ? "pv-answer-row pv-field-wrong" : "pv-answer-row"}
      id={`row-${path}`}
      tabIndex={error ? -1 : undefined}
    >
      <dt>{pick(question.label)}</dt>
      {error && <dd class="ds-validation-message">{error}</dd>}
      {lines.map((line, index) => (
        <dd key={index}>{line}</dd>
      ))}
      {lines.length === 0 && !error && (
        <dd class="pv-none-given">
          {t(question.need === "recommended" ? "forms.check.recommended" : "forms.check.none")}
        </dd>
      )}
      {signature?.kind === "drawn" && (
        <dd>
          <SignatureView strokes={signature.strokes} />
        </dd>
      )}
      {photos.length > 0 && (
        <dd class="pv-photos-small">
          {photos.map((photo, index) => (
            <PhotoView
              key={photo.sha256}
              photo={photo}
              alt={t("forms.photo.alt", { number: index + 1, of: photos.length })}
            />
          ))}
        </dd>
      )}
      {change && (
        <dd class="pv-answer-change">
          <a class="ds-link pv-change" href={change}>
            {t("forms_filling.change")}
            <span class="pv-hidden"> {t("forms_filling.change_what", { label: pick(question.label) })}</span>
          </a>
        </dd>
      )}
    </div>
  );
}
