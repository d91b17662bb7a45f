/** Money, typed as people write it: « 12,50 »; the currency stands beside the question. */
import type { JSX } from "preact";
import type { AmountQuestion } from "../../../form_engine";
import { locale } from "../../../kernel/dates";
import { TextField } from "../../../ui";
import type { CommonProps } from "./QuestionField";

export interface AmountFieldProps extends CommonProps {
  question: AmountQuestion;
  value: string;
  onInput: (value: string) => void;
}

export function AmountField({ question, label, ...props }: AmountFieldProps): JSX.Element {
  return (
    <div class="pv-number">
      <TextField {...props} label={`${label} (${currencySign(question.currency)})`} size={12} inputMode="decimal" />
    </div>
  );
}

function currencySign(currency: string): string {
  const format = new Intl.NumberFormat(locale(), { style: "currency", currency, currencyDisplay: "narrowSymbol" });
  return format.formatToParts(0).find(({ type }) => type === "currency")?.value ?? currency;
}
