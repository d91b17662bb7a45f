/** What the form costs, if it costs anything. */
import type { JSX } from "preact";
import type { Currency, Fee } from "../../../../form_engine";
import { t } from "../../../../kernel/words";
import { Select, Switch, TextField } from "../../../../ui";
import { blankWords } from "../editing/edit";
import { WordsField } from "./WordsField";

const CURRENCIES: readonly Currency[] = ["CAD", "EUR", "CHF", "USD"];

export interface FeeFieldsProps {
  fee: Fee | undefined;
  languages: readonly string[];
  wrong: boolean;
  onChange: (fee: Fee | undefined) => void;
}

export function FeeFields({ fee, languages, wrong, onChange }: FeeFieldsProps): JSX.Element {
  return (
    <>
      <Switch
        id="form-fee"
        label={t("forms_editor_staff.field.fee")}
        checked={fee !== undefined}
        onChange={(isOn) => onChange(isOn ? { amount: "0", currency: "CAD", words: blankWords(languages) } : undefined)}
      />
      {fee && (
        <fieldset class="pv-editor-group">
          <legend>{t("forms_editor_staff.field.fee")}</legend>
          <TextField
            id="form-fee-amount"
            label={t("forms_editor_staff.field.fee_amount")}
            inputMode="decimal"
            size={10}
            value={fee.amount}
            onInput={(amount) => onChange({ ...fee, amount: decimalText(amount) })}
          />
          <CurrencyField
            id="form-fee-currency"
            value={fee.currency}
            onChange={(currency) => onChange({ ...fee, currency })}
          />
          <WordsField
            id="form-fee-words"
            label={t("forms_editor_staff.field.fee_words")}
            words={fee.words}
            languages={languages}
            wrong={wrong}
            onChange={(words) => onChange({ ...fee, words })}
          />
        </fieldset>
      )}
    </>
  );
}

export function CurrencyField(props: {
  id: string;
  value: Currency;
  onChange: (currency: Currency) => void;
}): JSX.Element {
  return (
    <Select
      id={props.id}
      label={t("forms_editor_staff.field.currency")}
      value={props.value}
      options={CURRENCIES.map((value) => ({ value, label: t(`forms_editor_staff.currency.${value}`) }))}
      onChange={(value) => props.onChange(value as Currency)}
    />
  );
}

/** « 12,50 » is how people write it, « 12.5 » how the engine does. */
export function decimalText(typed: string): string {
  const text = typed.trim().replace(",", ".");
  return /^\d+\.\d*0+$/.test(text) && !text.endsWith(".") ? text.replace(/\.?0+$/, "") : text;
}
