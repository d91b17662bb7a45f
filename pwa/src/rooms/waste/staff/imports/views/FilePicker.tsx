/** A file, picked by the browser's own control or dropped on it. */
import type { JSX, TargetedDragEvent } from "preact";
import { useState } from "preact/hooks";
import { locale } from "../../../../../kernel/dates";
import { t } from "../../../../../kernel/words";
import { describedBy, Field } from "../../../../../ui";
import { ACCEPTED } from "../rules";

const KILOBYTE = 1000;

export interface FilePickerProps {
  id: string;
  file: File | undefined;
  error: string | undefined;
  onChoose: (file: File | undefined) => void;
}

export function FilePicker({ id, file, error, onChoose }: FilePickerProps): JSX.Element {
  const [over, setOver] = useState(false);
  const help = t("waste_import_staff.file_help");
  const drop = (event: TargetedDragEvent<HTMLDivElement>): void => {
    event.preventDefault();
    setOver(false);
    const dropped = event.dataTransfer?.files[0];
    if (dropped) onChoose(dropped);
  };
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: dropping is a second way; the control inside is the first, by keyboard too.
    <div
      class="pv-drop"
      data-over={over || undefined}
      onDragOver={(event) => {
        event.preventDefault();
        setOver(true);
      }}
      onDragLeave={() => setOver(false)}
      onDrop={drop}
    >
      <Field id={id} label={t("waste_import_staff.file")} help={help} error={error}>
        <input
          class="pv-file"
          type="file"
          id={id}
          accept={ACCEPTED}
          aria-invalid={error ? "true" : undefined}
          aria-describedby={describedBy({ id, help, error })}
          onChange={(event) => onChoose(event.currentTarget.files?.[0])}
        />
      </Field>
      {file && (
        <p class="pv-file-chosen">
          {t("waste_import_staff.chosen", {
            name: file.name,
            size: Math.max(1, Math.round(file.size / KILOBYTE)).toLocaleString(locale()),
          })}
        </p>
      )}
    </div>
  );
}
