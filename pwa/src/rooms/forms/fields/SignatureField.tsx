/** A name signs: typed, and drawn beside it by who likes to. Nobody needs a pointer. */
import type { JSX } from "preact";
import type { Signature, Stroke } from "../../../form_engine";
import { t } from "../../../kernel/words";
import { describedBy, FieldError, FieldHelp, Need, TextField } from "../../../ui";
import type { CommonProps } from "./QuestionField";
import { SignaturePad } from "./SignaturePad";

export interface SignatureFieldProps extends CommonProps {
  value: unknown;
  onChange: (value: Signature) => void;
}

export function SignatureField({ id, label, help, need, error, value, onChange }: SignatureFieldProps): JSX.Element {
  const { name, strokes } = read(value);
  const sign = (signed: string, drawn: Stroke[]): void =>
    onChange(drawn.length > 0 ? { kind: "drawn", name: signed, strokes: drawn } : { kind: "typed", name: signed });
  return (
    <fieldset
      class={error ? "ds-fieldset pv-field-wrong" : "ds-fieldset"}
      aria-describedby={describedBy({ id, help, error })}
    >
      <legend class="ds-label pv-label">
        {label}
        <Need words={need} />
      </legend>
      <FieldHelp id={id} help={help} />
      <FieldError id={id} error={error} />
      <TextField
        id={id}
        label={t("forms.signature.name")}
        help={t("forms.signature.name.help")}
        autocomplete="name"
        value={name}
        onInput={(typed) => sign(typed, strokes)}
      />
      <SignaturePad strokes={strokes} onChange={(drawn) => sign(name, drawn)} />
    </fieldset>
  );
}

function read(value: unknown): { name: string; strokes: Stroke[] } {
  const signature = (typeof value === "object" && value !== null ? value : {}) as Partial<Signature>;
  return { name: signature.name ?? "", strokes: signature.kind === "drawn" ? (signature.strokes ?? []) : [] };
}
