/** Where one is: « Étape 2 de 5 », in words first. */
import type { JSX } from "preact";
import { t } from "../kernel/words";

export function Progress({ step, of, words }: { step: number; of: number; words?: string | undefined }): JSX.Element {
  const said = words ?? t("ui.progress", { step, of });
  return (
    <div class="pv-progress">
      <p>{said}</p>
      <progress value={step} max={of} aria-hidden="true" />
    </div>
  );
}
