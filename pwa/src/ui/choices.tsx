/** Big answers to pick: one of several, several of several, or yes and no at once. */
import type { ComponentChildren, JSX } from "preact";
import { describedBy, FieldError, FieldHelp, type FieldProps, Need } from "./Field";

export interface Option {
  value: string;
  label: ComponentChildren;
  help?: ComponentChildren | undefined;
}

export interface RadioGroupProps extends FieldProps {
  options: readonly Option[];
  value: string | undefined;
  onChange: (value: string) => void;
  /** Between the question and its answers: a quicker way to say it. */
  lead?: ComponentChildren | undefined;
}

/** The first answer carries the id of the question, so that an error summary can lead to it. */
export function RadioGroup(props: RadioGroupProps): JSX.Element {
  return (
    <Group {...props}>
      {props.options.map((option, index) => (
        <Answer
          key={option.value}
          type="radio"
          id={index === 0 ? props.id : `${props.id}-${option.value}`}
          name={props.id}
          option={option}
          checked={props.value === option.value}
          wrong={Boolean(props.error)}
          onPick={() => props.onChange(option.value)}
        />
      ))}
    </Group>
  );
}

export interface CheckboxGroupProps extends FieldProps {
  options: readonly Option[];
  value: readonly string[];
  onChange: (value: string[]) => void;
}

export function CheckboxGroup(props: CheckboxGroupProps): JSX.Element {
  const toggle = (value: string, checked: boolean): void =>
    props.onChange(checked ? [...props.value, value] : props.value.filter((kept) => kept !== value));
  return (
    <Group {...props}>
      {props.options.map((option, index) => (
        <Answer
          key={option.value}
          type="checkbox"
          id={index === 0 ? props.id : `${props.id}-${option.value}`}
          name={props.id}
          option={option}
          checked={props.value.includes(option.value)}
          wrong={Boolean(props.error)}
          onPick={(checked) => toggle(option.value, checked)}
        />
      ))}
    </Group>
  );
}

function Group(props: FieldProps & Pick<RadioGroupProps, "lead"> & { children: ComponentChildren }): JSX.Element {
  const words = (
    <>
      {props.label}
      <Need words={props.need} />
    </>
  );
  return (
    <fieldset class={props.error ? "ds-fieldset pv-field-wrong" : "ds-fieldset"} aria-describedby={describedBy(props)}>
      <legend class="ds-label pv-label">
        {props.heading ? (
          <h1 class="pv-question" tabIndex={-1}>
            {words}
          </h1>
        ) : (
          words
        )}
      </legend>
      <FieldHelp id={props.id} help={props.help} />
      <FieldError id={props.id} error={props.error} />
      {props.lead}
      <div class="pv-answers">{props.children}</div>
    </fieldset>
  );
}

interface AnswerProps {
  type: "radio" | "checkbox";
  id: string;
  name: string;
  option: Option;
  checked: boolean;
  wrong: boolean;
  onPick: (checked: boolean) => void;
}

function Answer({ type, id, name, option, checked, wrong, onPick }: AnswerProps): JSX.Element {
  return (
    <label class="pv-answer" for={id}>
      <input
        class="ds-input"
        type={type}
        id={id}
        name={name}
        value={option.value}
        checked={checked}
        aria-invalid={wrong ? "true" : undefined}
        aria-describedby={option.help ? `${id}-hint` : undefined}
        onChange={(event) => onPick(event.currentTarget.checked)}
      />
      <span>
        {option.label}
        {option.help && (
          <span class="pv-help" id={`${id}-hint`}>
            {option.help}
          </span>
        )}
      </span>
    </label>
  );
}

export interface SwitchProps {
  id: string;
  label: ComponentChildren;
  help?: ComponentChildren | undefined;
  checked: boolean;
  onChange: (checked: boolean) => void;
  disabled?: boolean | undefined;
}

/** On or off, with effect at once; a form that is sent later uses checkboxes instead. */
export function Switch({ id, label, help, checked, onChange, disabled }: SwitchProps): JSX.Element {
  return (
    <div class="pv-switch">
      <div>
        <label class="ds-label" for={id}>
          {label}
        </label>
        <FieldHelp id={id} help={help} />
      </div>
      <input
        class="ds-input"
        type="checkbox"
        role="switch"
        id={id}
        checked={checked}
        aria-checked={checked}
        disabled={disabled}
        aria-describedby={describedBy({ id, help })}
        onChange={(event) => onChange(event.currentTarget.checked)}
      />
    </div>
  );
}
