/** A number with its unit beside it, typed as people write it: « 1 234,5 ». */
import type { JSX } from "preact";
import type { NumberQuestion } from "../../../form_engine";
import { pick } from "../../../kernel/words";
import { TextField } from "../../../ui";
import type { CommonProps } from "./QuestionField";

export interface NumberFieldProps extends CommonProps {
  question: NumberQuestion;
  value: string;
  onInput: (value: string) => void;
}

/** A text field on purpose: `type="number"` loses what it cannot read, and changes under the wheel. */
export function NumberField({ question, label, ...props }: NumberFieldProps): JSX.Element {
  const unit = question.unit && pick(question.unit);
  return (
    <div class="pv-number">
      <TextField
        {...props}
        label={unit ? `${label} (${unit})` : label}
        size={10}
        inputMode={question.decimals ? "decimal" : "numeric"}
      />
    </div>
  );
}
