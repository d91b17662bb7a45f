/** The button that takes a photo or chooses files. */
import type { JSX } from "preact";
import { Icon } from "../../../ui";

export interface FileButtonProps {
  id: string;
  words: string;
  icon: "camera" | "plus";
  accept: string;
  capture?: boolean;
  multiple?: boolean;
  disabled: boolean;
  onFiles: (files: File[]) => Promise<void>;
}

/** A file input under a label that looks like a button: the input keeps keyboard, focus and name. */
export function FileButton({
  id,
  words,
  icon,
  accept,
  capture,
  multiple,
  disabled,
  onFiles,
}: FileButtonProps): JSX.Element {
  const take = (input: HTMLInputElement): void => {
    const files = [...(input.files ?? [])];
    // The same photo may be chosen again after it was removed.
    input.value = "";
    if (files.length > 0) void onFiles(files);
  };
  return (
    <label class="pv-file ds-button" data-variant="secondary" for={id}>
      <Icon name={icon} />
      <span>{words}</span>
      <input
        id={id}
        type="file"
        accept={accept}
        capture={capture ? "environment" : undefined}
        multiple={multiple}
        disabled={disabled}
        onChange={(event) => take(event.currentTarget)}
      />
    </label>
  );
}
