/** Photos: taken or chosen, seen at once, removed at will, kept on this device before anything else. */
import type { JSX } from "preact";
import type { Photo, PhotoQuestion } from "../../../form_engine";
import { t } from "../../../kernel/words";
import { photosIn } from "../../../outbox/envelope";
import { Button, describedBy, FieldError, FieldHelp, Need, Notification } from "../../../ui";
import { FileButton } from "./FileButton";
import { PhotoView } from "./PhotoView";
import type { CommonProps } from "./QuestionField";
import { type PhotoTrouble, usePhotos } from "./usePhotos";

export interface PhotoFieldProps extends CommonProps {
  question: PhotoQuestion;
  value: unknown;
  onChange: (photos: Photo[]) => void;
}

export function PhotoField({ id, label, help, need, error, question, value, onChange }: PhotoFieldProps): JSX.Element {
  const photos = photosIn(value);
  const { isBusy, trouble, add, remove } = usePhotos(question, photos, onChange);
  const room = question.max_files - photos.length;

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
      {photos.length > 0 && (
        <ol class="pv-photos">
          {photos.map((photo, index) => (
            <li key={photo.sha256}>
              <PhotoView photo={photo} alt={t("forms.photo.alt", { number: index + 1, of: photos.length })} />
              <Button
                variant="tertiary"
                icon="trash"
                label={t("forms.photo.remove_number", { number: index + 1 })}
                onClick={() => remove(photo)}
              >
                {t("forms.photo.remove")}
              </Button>
            </li>
          ))}
        </ol>
      )}
      <div role="status">
        {isBusy && <p class="pv-help">{t("forms.photo.working")}</p>}
        {trouble && <Notification severity="warning" title={t(troubleWords(trouble), { max: question.max_files })} />}
      </div>
      {room > 0 && (
        <div class="pv-photo-buttons">
          <FileButton
            id={id}
            words={t("forms.photo.take")}
            icon="camera"
            accept="image/*"
            capture
            disabled={isBusy}
            onFiles={add}
          />
          <FileButton
            id={`${id}-choose`}
            words={t("forms.photo.choose")}
            icon="plus"
            accept="image/*"
            multiple={room > 1}
            disabled={isBusy}
            onFiles={add}
          />
        </div>
      )}
    </fieldset>
  );
}

/** A file that is no photo is refused with the words that the next press would have said. */
function troubleWords(trouble: PhotoTrouble): string {
  return trouble === "not_a_photo" ? "forms.finding.not-an-option.media_type" : `forms.photo.${trouble}`;
}
