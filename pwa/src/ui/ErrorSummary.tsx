/** What to correct on this screen, at its top, each line leading to its question. */
import type { JSX } from "preact";
import { useEffect, useRef } from "preact/hooks";
import { t } from "../kernel/words";

export interface FieldErrorLine {
  /** The id of the control to go to. */
  id: string;
  words: string;
}

/** Takes the focus each time the person tried to go on and there is still something to correct. */
export function ErrorSummary({ errors }: { errors: readonly FieldErrorLine[] }): JSX.Element | null {
  const box = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (errors.length > 0) box.current?.focus();
  }, [errors]);
  if (errors.length === 0) return null;
  return (
    <div class="ds-error-summary" ref={box} tabIndex={-1} role="alert">
      <h2>{t("ui.errors.title", { count: errors.length })}</h2>
      <ul class="ds-list">
        {errors.map((error) => (
          <li key={error.id}>
            <a class="ds-link" href={`#${error.id}`} onClick={(event) => goTo(event, error.id)}>
              {error.words}
            </a>
          </li>
        ))}
      </ul>
    </div>
  );
}

function goTo(event: Event, id: string): void {
  const control = document.getElementById(id);
  if (!control) return;
  event.preventDefault();
  control.focus();
  control.closest("fieldset, .pv-field")?.scrollIntoView({ block: "start" });
}
