/** Questions and answers as a list of terms: on the check page, and on the page of a request sent from here. */
import { Fragment, type JSX } from "preact";
import type { Answers, Definition } from "../../../form_engine";
import { pick, t } from "../../../kernel/words";
import { type ShownAnswer, shownAnswers } from "../answers";
import { PhotoView } from "../fields/PhotoView";
import { SignatureView } from "../fields/SignatureView";
import type { FormPage } from "../pages";

export interface AnswerListProps {
  definition: Definition;
  answers: Answers;
  pages: readonly FormPage[];
  errors?: Record<string, string>;
  /** Where an answer is changed; without it nothing can be. */
  addressOf?: (step: string) => string;
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
  const groups = pages
    .map((page) => ({ page, shown: shownAnswers(definition, page.asked, answers) }))
    .map(({ page, shown }) => ({ page, shown: addressOf ? shown : shown.filter(({ lines }) => lines.length > 0) }))
    .filter(({ shown }) => shown.length > 0);
  const Heading = level === 2 ? "h2" : "h3";
  return (
    <div class="pv-checks">
      {groups.map(({ page, shown }) => (
        <section key={page.step.id} class="pv-check">
          <div class="pv-section-head">
            <Heading>{pick(page.step.title)}</Heading>
            {addressOf && (
              <a class="ds-link pv-change" href={addressOf(page.step.id)}>
                {t("forms.check.change")}
                <span class="pv-hidden"> {t("forms.check.change_what", { step: pick(page.step.title) })}</span>
              </a>
            )}
          </div>
          {itemsOf(shown).map(({ item, answers: rows }) => (
            <Fragment key={item}>
              {item !== null && page.step.repeat && (
                <p class="pv-item-name">{t("forms.item", { item: pick(page.step.repeat.item), number: item + 1 })}</p>
              )}
              <dl>
                {rows.map((answer) => (
                  <Answer key={answer.path} answer={answer} error={errors[answer.path]} />
                ))}
              </dl>
            </Fragment>
          ))}
        </section>
      ))}
    </div>
  );
}

/** The answers of each item of a repeated step together; of another step, all of them. */
function itemsOf(shown: readonly ShownAnswer[]): { item: number | null; answers: ShownAnswer[] }[] {
  const items = [...new Set(shown.map(({ item }) => item))];
  return items.map((item) => ({ item, answers: shown.filter((answer) => answer.item === item) }));
}

function Answer({ answer, error }: { answer: ShownAnswer; error: string | undefined }): JSX.Element {
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
    </div>
  );
}
