/** « Enregistré sur cet appareil à 14 h 02 », or what stands in the way and what can be done. */
import type { JSX } from "preact";
import { formatClock } from "../../../kernel/dates";
import { t } from "../../../kernel/words";
import type { Draft } from "../../../outbox/draft";
import { exportFile, offer } from "../../../outbox/export";
import { Button, Icon, LinkButton, Notification } from "../../../ui";

export function SavedLine({ draft }: { draft: Draft }): JSX.Element {
  const saved = draft.saved.value;
  if (saved.state === "failed") return <NotSaved draft={draft} why={saved.why} />;
  return (
    <p class="pv-saved" role="status">
      {saved.state === "saved" && (
        <>
          <Icon name="check" />
          <span>{t("forms.saved", { time: formatClock(saved.at) })}</span>
        </>
      )}
    </p>
  );
}

function NotSaved({ draft, why }: { draft: Draft; why: "full" | "unavailable" | "elsewhere" }): JSX.Element {
  const download = (): void => void exportFile(draft.envelope.peek()).then(offer);
  const actions =
    why === "elsewhere" ? (
      <LinkButton href={`/demandes/${draft.id}`}>{t("forms.not_saved.see")}</LinkButton>
    ) : (
      <>
        <Button variant="secondary" icon="refresh" onClick={() => void draft.settled()}>
          {t("ui.retry")}
        </Button>
        <Button variant="secondary" icon="download" onClick={download}>
          {t("forms.not_saved.download")}
        </Button>
      </>
    );
  return (
    <Notification severity="warning" live title={t(`forms.not_saved.${why}`)} actions={actions}>
      <p>{t(`forms.not_saved.${why}.what`)}</p>
    </Notification>
  );
}
