/** What every question shares: its label (or heading), its help, its error, and how a screen reader joins them. */
import type { ComponentChildren, JSX } from "preact";

export interface FieldProps {
  /** The id of the control; an error summary links to it. */
  id: string;
  label: ComponentChildren;
  help?: ComponentChildren | undefined;
  /** What to do about it, in words; nothing when all is well. */
  error?: string | undefined;
  /** « (facultatif) », « (recommandé) », after the label. */
  need?: string | undefined;
  /** The question is the title of its screen. */
  heading?: boolean | undefined;
}

/** The ids that describe a control, for `aria-describedby`. */
export function describedBy({ id, help, error }: Pick<FieldProps, "id" | "help" | "error">): string | undefined {
  const ids = [help ? `${id}-help` : "", error ? `${id}-error` : ""].filter(Boolean);
  return ids.length > 0 ? ids.join(" ") : undefined;
}

export function Field(props: FieldProps & { children: ComponentChildren }): JSX.Element {
  const label = (
    <label class="ds-label pv-label" for={props.id}>
      {props.label}
      <Need words={props.need} />
    </label>
  );
  return (
    <div class={props.error ? "pv-field pv-field-wrong" : "pv-field"}>
      {props.heading ? (
        <h1 class="pv-question" tabIndex={-1}>
          {label}
        </h1>
      ) : (
        label
      )}
      <FieldHelp id={props.id} help={props.help} />
      <FieldError id={props.id} error={props.error} />
      {props.children}
    </div>
  );
}

export function Need({ words }: { words: string | undefined }): JSX.Element | null {
  return words ? <span class="pv-need"> {words}</span> : null;
}

export function FieldHelp({ id, help }: { id: string; help: ComponentChildren }): JSX.Element | null {
  return help ? (
    <div class="pv-help" id={`${id}-help`}>
      {help}
    </div>
  ) : null;
}

export function FieldError({ id, error }: { id: string; error: string | undefined }): JSX.Element | null {
  return error ? (
    <p class="ds-validation-message" id={`${id}-error`}>
      {error}
    </p>
  ) : null;
}
