/** A day in three small fields, as one says it; today and its neighbours by a press. */
import type { JSX } from "preact";
import type { DateQuestion } from "../../../form_engine";
import { formatDayNear, today } from "../../../kernel/dates";
import { addDays } from "../../../kernel/days";
import { t } from "../../../kernel/words";
import { Button, describedBy, FieldError, FieldHelp, Need } from "../../../ui";
import { joinDate, offeredDays, splitDate } from "./date_parts";
import type { CommonProps } from "./QuestionField";

export interface DateFieldProps extends CommonProps {
  question: DateQuestion;
  value: string;
  onInput: (value: string) => void;
}

const PARTS = [
  { name: "day", size: 3, autocomplete: "off" },
  { name: "month", size: 3, autocomplete: "off" },
  { name: "year", size: 5, autocomplete: "off" },
] as const;

export function DateField({ id, label, help, need, error, question, value, onInput }: DateFieldProps): JSX.Element {
  const parts = splitDate(value);
  const change = (index: number, typed: string): void => {
    onInput(joinDate(parts.map((part, at) => (at === index ? typed : part))));
  };
  const example = t("forms.date.example", {
    day: `${Number(addDays(today(), 30).slice(8))}`,
    month: addDays(today(), 30).slice(5, 7).replace(/^0/, ""),
    year: addDays(today(), 30).slice(0, 4),
  });
  const near = offeredDays(question, today());
  return (
    <fieldset
      class={error ? "ds-fieldset pv-field-wrong" : "ds-fieldset"}
      aria-describedby={describedBy({ id, help: help ?? example, error })}
    >
      <legend class="ds-label pv-label">
        {label}
        <Need words={need} />
      </legend>
      <FieldHelp id={id} help={help ? `${help} ${example}` : example} />
      <FieldError id={id} error={error} />
      <div class="pv-date">
        {PARTS.map(({ name, size }, index) => (
          <label key={name} for={index === 0 ? id : `${id}-${name}`}>
            <span>{t(`forms.date.${name}`)}</span>
            <input
              class="ds-input"
              id={index === 0 ? id : `${id}-${name}`}
              type="text"
              inputMode="numeric"
              autocomplete="off"
              size={size}
              value={parts[index]}
              aria-invalid={error ? "true" : undefined}
              onInput={(event) => change(index, event.currentTarget.value)}
            />
          </label>
        ))}
      </div>
      {near.length > 0 && (
        <div class="pv-near-days">
          {near.map((on) => (
            <Button key={on} variant="secondary" pressed={value === on} onClick={() => onInput(on)}>
              {capital(formatDayNear(on))}
            </Button>
          ))}
        </div>
      )}
    </fieldset>
  );
}

/** A button begins with a capital. */
function capital(words: string): string {
  return words.charAt(0).toLocaleUpperCase() + words.slice(1);
}
