/** The photos of a request, large; each opens alone in a new tab at its full size. */
import type { JSX } from "preact";
import { pick, t } from "../../../../kernel/words";
import { Icon } from "../../../../ui";
import { type AnswerLine, photoAddress, type RequestPhoto } from "../api";

export function Photos({
  photos,
  answers,
}: {
  photos: readonly RequestPhoto[];
  answers: readonly AnswerLine[];
}): JSX.Element | null {
  if (photos.length === 0) return null;
  return (
    <div class="pv-request-photos">
      {photos.map((photo, index) => {
        const question = pick(answers.find((line) => line.question === photo.question)?.label);
        const alt = t("requests.staff.photo_alt", { number: index + 1, of: photos.length, question });
        return photo.ready ? (
          <a key={photo.id} href={photoAddress(photo)} target="_blank" rel="noopener">
            <img src={photoAddress(photo)} alt={alt} />
          </a>
        ) : (
          <p key={photo.id} class="pv-photo-missing">
            <Icon name="camera" />
            <span>
              {t(photo.state === "refused" ? "requests.staff.photo_refused" : "requests.staff.photo_soon", {
                name: photo.name,
              })}
            </span>
          </p>
        );
      })}
    </div>
  );
}
