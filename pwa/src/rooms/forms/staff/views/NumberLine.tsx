/** A whole number in a settings form: what cannot be one is left as typed, said, and changes nothing. */
import type { JSX } from "preact";
import { useState } from "preact/hooks";
import { t } from "../../../../kernel/words";
import { TextField } from "../../../../ui";

export interface NumberLineProps {
  id: string;
  label: string;
  value: number | undefined;
  onChange: (value: number | undefined) => void;
  help?: string | undefined;
  /** It may be left empty. */
  optional?: boolean | undefined;
}

export function NumberLine({ id, label, value, onChange, help, optional }: NumberLineProps): JSX.Element {
  const [typed, setTyped] = useState<string>();
  const shown = typed ?? (value === undefined ? "" : String(value));
  const isWrong = typed !== undefined && !isRight(typed, optional);
  return (
    <TextField
      id={id}
      label={label}
      help={help}
      need={optional ? t("ui.optional") : undefined}
      inputMode="numeric"
      size={8}
      value={shown}
      error={isWrong ? t("forms_editor_staff.whole_number") : undefined}
      onInput={(text) => {
        setTyped(text);
        if (isRight(text, optional)) onChange(text.trim() === "" ? undefined : Number(text));
      }}
      onBlur={() => !isWrong && setTyped(undefined)}
    />
  );
}

function isRight(text: string, optional: boolean | undefined): boolean {
  return text.trim() === "" ? optional === true : /^\s*\d{1,8}\s*$/.test(text);
}
