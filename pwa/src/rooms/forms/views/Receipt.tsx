/** After sending: the number, what happens next, by when, and where to follow it; the same offline. */
import type { JSX } from "preact";
import { formatDay } from "../../../kernel/dates";
import { pick, t } from "../../../kernel/words";
import type { Envelope } from "../../../outbox/envelope";
import { envelopes } from "../../../outbox/live";
import { AnswerBand, LinkButton, Page, Skeleton } from "../../../ui";
import { promisedFor } from "../delay";

export function Receipt({ id }: { id: string }): JSX.Element {
  const envelope = envelopes.value?.find((one) => one.id === id);
  if (envelope === undefined) {
    return (
      <Page title={t("forms.receipt.title")}>
        <Skeleton lines={4} />
      </Page>
    );
  }
  return <Shown envelope={envelope} />;
}

/** What the band says: the truth of this moment, in one sentence. */
function stateOf({ state }: Envelope): "accepted" | "leaving" | "attention" {
  if (state === "accepted") return "accepted";
  return state === "queued" || state === "sending" ? "leaving" : "attention";
}

function Shown({ envelope }: { envelope: Envelope }): JSX.Element {
  const { definition, receipt } = envelope;
  const state = stateOf(envelope);
  const isStuck = state === "leaving" && envelope.last_problem !== null;
  const words = t(`forms.receipt.${isStuck ? "offline" : state}`);
  const by = promisedFor(envelope);
  return (
    <Page
      title={t("forms.receipt.title")}
      band={
        <AnswerBand
          eyebrow={pick(definition.title)}
          tone={state === "attention" ? "warning" : "town"}
          detail={<span role="status">{t(`forms.receipt.${isStuck ? "offline" : state}.detail`)}</span>}
        >
          {words}
        </AnswerBand>
      }
    >
      <div class="pv-receipt">
        <p>{t("forms.receipt.number")}</p>
        <p class="pv-receipt-number" translate={false}>
          {receipt}
        </p>
        <p class="pv-help">{t("forms.receipt.number.help")}</p>
      </div>
      <section class="pv-section">
        <h2>{t("forms.receipt.next")}</h2>
        <p>{pick(definition.confirmation.next)}</p>
        {by && <p>{t("forms.receipt.by", { day: formatDay(by) })}</p>}
      </section>
      <div class="pv-form-foot">
        <LinkButton href={`/demandes/${envelope.id}`}>{t("forms.receipt.follow")}</LinkButton>
        <LinkButton href="/" variant="secondary">
          {t("forms.receipt.home")}
        </LinkButton>
      </div>
    </Page>
  );
}
