/** One line, several lines, or one of a list: what a person types or picks. */
import type { JSX } from "preact";
import { describedBy, Field, type FieldProps } from "./Field";

interface Typed extends FieldProps {
  value: string;
  onInput: (value: string) => void;
  onBlur?: (() => void) | undefined;
  disabled?: boolean | undefined;
  maxLength?: number | undefined;
}

/** Preact types each kind of input apart; one field serves them all. */
type TextKind = "text" | "email" | "tel" | "search" | "date" | "time" | "datetime-local";

export interface TextFieldProps extends Typed {
  type?: TextKind | undefined;
  inputMode?: "text" | "numeric" | "decimal" | "email" | "tel" | "search" | undefined;
  autocomplete?: string | undefined;
  /** How many characters wide; a short answer has a short field. */
  size?: number | undefined;
  spellcheck?: boolean | undefined;
}

export function TextField(props: TextFieldProps): JSX.Element {
  return (
    <Field {...props}>
      <input
        class="ds-input"
        id={props.id}
        name={props.id}
        type={(props.type ?? "text") as "text"}
        value={props.value}
        inputMode={props.inputMode}
        autocomplete={props.autocomplete ?? "off"}
        size={props.size}
        maxLength={props.maxLength}
        spellcheck={props.spellcheck}
        disabled={props.disabled}
        aria-invalid={props.error ? "true" : undefined}
        aria-describedby={describedBy(props)}
        onInput={(event) => props.onInput(event.currentTarget.value)}
        onBlur={props.onBlur}
      />
    </Field>
  );
}

export interface TextAreaProps extends Typed {
  rows?: number | undefined;
}

export function TextArea(props: TextAreaProps): JSX.Element {
  return (
    <Field {...props}>
      <textarea
        class="ds-input"
        id={props.id}
        name={props.id}
        rows={props.rows ?? 5}
        value={props.value}
        maxLength={props.maxLength}
        disabled={props.disabled}
        aria-invalid={props.error ? "true" : undefined}
        aria-describedby={describedBy(props)}
        onInput={(event) => props.onInput(event.currentTarget.value)}
        onBlur={props.onBlur}
      />
    </Field>
  );
}

export interface SelectOption {
  value: string;
  label: string;
}

export interface SelectProps extends FieldProps {
  value: string;
  options: readonly SelectOption[];
  onChange: (value: string) => void;
  disabled?: boolean | undefined;
}

export function Select(props: SelectProps): JSX.Element {
  return (
    <Field {...props}>
      <select
        class="ds-input"
        id={props.id}
        name={props.id}
        value={props.value}
        disabled={props.disabled}
        aria-invalid={props.error ? "true" : undefined}
        aria-describedby={describedBy(props)}
        onChange={(event) => props.onChange(event.currentTarget.value)}
      >
        {props.options.map((option) => (
          <option key={option.value} value={option.value}>
            {option.label}
          </option>
        ))}
      </select>
    </Field>
  );
}
