/** A step whose questions are asked of several: each item in its own group, one more by a press. */
import type { JSX } from "preact";
import { useEffect, useRef, useState } from "preact/hooks";
import type { Answers } from "../../../form_engine";
import { pick, t } from "../../../kernel/words";
import { Button, FieldError } from "../../../ui";
import { controlOf, QuestionField } from "../fields/QuestionField";
import { answerAt, answerPatch, itemsOf, withItem, withItemAt, withoutItem } from "../items";
import type { FormPage } from "../pages";

export interface RepeatedQuestionsProps {
  page: FormPage;
  answers: Answers;
  /** By the path of a question; under the step's id, about the items as a whole. */
  errors: Record<string, string>;
  /** `path`: the question that was touched; the step's id when an item came or went. */
  onChange: (path: string, changed: Answers) => void;
}

export function RepeatedQuestions({ page, answers, errors, onChange }: RepeatedQuestionsProps): JSX.Element | null {
  const { step } = page;
  const items = itemsOf(step, answers);
  const group = useRef<HTMLDivElement>(null);
  // Who adds or removes one goes on from there, once it is drawn: at the heading of the new one, or of the one that
  // took its place.
  const goTo = useRef<{ index: number; count: number } | undefined>(undefined);
  useEffect(() => {
    if (goTo.current?.count !== items.length) return;
    const headings = group.current?.querySelectorAll("h2");
    headings?.[Math.min(goTo.current.index, headings.length - 1)]?.focus();
    goTo.current = undefined;
  });
  const [removed, setRemoved] = useState<{ index: number; answers: Answers }>();
  if (!step.repeat) return null;
  const { min = 1, max, item: name, add } = step.repeat;
  const remove = (index: number): void => {
    goTo.current = { index, count: items.length - 1 };
    setRemoved({ index, answers: items[index] ?? {} });
    onChange(step.id, withoutItem(step, index, answers));
  };
  const putBack = (): void => {
    if (removed === undefined) return;
    goTo.current = { index: removed.index, count: items.length + 1 };
    setRemoved(undefined);
    onChange(step.id, withItemAt(step, removed.index, removed.answers, answers));
  };
  return (
    <div class="pv-items" ref={group} id={controlOf(step.id)} tabIndex={-1}>
      <FieldError id={controlOf(step.id)} error={errors[step.id]} />
      {items.map((_, index) => (
        <section class="pv-item" key={index} aria-labelledby={`${controlOf(step.id)}-${index}`}>
          <h2 id={`${controlOf(step.id)}-${index}`} tabIndex={-1}>
            {t("forms.item", { item: pick(name), number: index + 1 })}
          </h2>
          {page.asked
            .filter(({ item }) => item === index)
            .map((place) => (
              <QuestionField
                key={place.path}
                question={place.question}
                path={place.path}
                value={answerAt(place, answers)}
                error={errors[place.path]}
                onChange={(value) => onChange(place.path, answerPatch(place, value, answers))}
              />
            ))}
          {items.length > min && (
            <Button variant="tertiary" icon="trash" onClick={() => remove(index)}>
              {t("forms.item.remove", { item: pick(name), number: index + 1 })}
            </Button>
          )}
        </section>
      ))}
      <div role="status">
        {removed !== undefined && items.length < max && (
          <div class="pv-forgotten">
            <p>{t("forms_filling.item.removed", { item: pick(name), number: removed.index + 1 })}</p>
            <Button variant="secondary" onClick={putBack}>
              {t("forms_filling.item.put_back")}
            </Button>
          </div>
        )}
      </div>
      {items.length < max && (
        <div>
          <Button
            variant="secondary"
            icon="plus"
            onClick={() => {
              goTo.current = { index: items.length, count: items.length + 1 };
              setRemoved(undefined);
              onChange(step.id, withItem(step, answers));
            }}
          >
            {pick(add)}
          </Button>
        </div>
      )}
    </div>
  );
}
