/** Files: chosen, named, removed at will, kept on this device before anything else. */
import type { JSX } from "preact";
import type { FileQuestion, Photo } from "../../../form_engine";
import { t } from "../../../kernel/words";
import { photosIn } from "../../../outbox/envelope";
import { Button, describedBy, FieldError, FieldHelp, Icon, Need, Notification } from "../../../ui";
import { FileButton } from "./FileButton";
import { extensionsOf } from "./file_types";
import type { CommonProps } from "./QuestionField";
import { usePhotos } from "./usePhotos";

export interface FileFieldProps extends CommonProps {
  question: FileQuestion;
  value: unknown;
  onChange: (files: Photo[]) => void;
}

export function FileField({ id, label, help, need, error, question, value, onChange }: FileFieldProps): JSX.Element {
  const files = photosIn(value);
  const { isBusy, trouble, add, remove } = usePhotos(question, files, onChange);
  const room = question.max_files - files.length;
  const extensions = extensionsOf(question.types);
  const kinds = t("forms.file.types", { types: extensions.join(", ") });
  return (
    <fieldset
      class={error ? "ds-fieldset pv-field-wrong" : "ds-fieldset"}
      aria-describedby={describedBy({ id, help: kinds, error })}
    >
      <legend class="ds-label pv-label">
        {label}
        <Need words={need} />
      </legend>
      <FieldHelp id={id} help={help ? `${help} ${kinds}` : kinds} />
      <FieldError id={id} error={error} />
      {files.length > 0 && (
        <ul class="pv-files">
          {files.map((file) => (
            <li key={file.sha256}>
              <Icon name="file" />
              <span>{file.name}</span>
              <Button
                variant="tertiary"
                icon="trash"
                label={t("forms.file.remove_named", { name: file.name })}
                onClick={() => remove(file)}
              >
                {t("forms.photo.remove")}
              </Button>
            </li>
          ))}
        </ul>
      )}
      <div role="status">
        {isBusy && <p class="pv-help">{t("forms.file.working")}</p>}
        {trouble && <Notification severity="warning" title={t(`forms.file.${trouble}`, { max: question.max_files })} />}
      </div>
      {room > 0 && (
        <FileButton
          id={id}
          words={t("forms.file.choose")}
          icon="plus"
          accept={[...question.types, ...extensions].join(",")}
          multiple={room > 1}
          disabled={isBusy}
          onFiles={add}
        />
      )}
    </fieldset>
  );
}
