/** « Continuer sur un autre appareil », once there is something to continue. */
import type { JSX } from "preact";
import { t } from "../../../../kernel/words";
import type { Draft } from "../../../../outbox/draft";
import { addressOf, ELSEWHERE } from "../../pages";

export function ElsewhereLink({ draft }: { draft: Draft }): JSX.Element | null {
  // What is said on a request's page belongs to the device that follows the request.
  if (draft.saved.value.state === "untouched" || draft.envelope.value.about !== undefined) return null;
  const href = addressOf({ code: draft.envelope.value.form, envelope: draft.id, step: ELSEWHERE });
  return (
    <p class="pv-no-print">
      <a class="ds-link" href={href}>
        {t("forms_handover.link")}
      </a>
    </p>
  );
}
