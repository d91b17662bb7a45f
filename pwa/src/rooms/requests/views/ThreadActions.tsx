/** What a person can add to a request, and what of theirs is on its way. */
import type { JSX } from "preact";
import { formatDay, today, townZone } from "../../../kernel/dates";
import { t } from "../../../kernel/words";
import { envelopes } from "../../../outbox/live";
import { LinkButton } from "../../../ui";
import type { MyRequest } from "../api";
import { addressAbout, reopenableUntil, underway } from "../thread";
import { EnvelopeCard } from "./EnvelopeCard";

export function ThreadActions({ request }: { request: MyRequest }): JSX.Element {
  const until = reopenableUntil(request, townZone.value, today());
  const isAsked = request.state === "waiting_for_you";
  return (
    <>
      {underway(request, envelopes.value ?? []).map((envelope) => (
        <EnvelopeCard key={envelope.id} envelope={envelope} />
      ))}
      <div class="pv-actions pv-no-print">
        <LinkButton
          href={addressAbout("reponse", request.id)}
          variant={isAsked ? "primary" : "secondary"}
          icon="pencil"
        >
          {t(isAsked ? "requests_thread.reply" : "requests_thread.write")}
        </LinkButton>
        {until && (
          <LinkButton href={addressAbout("pas-regle", request.id)} variant="secondary" icon="refresh">
            {t("requests_thread.not_settled")}
          </LinkButton>
        )}
      </div>
      {until && <p class="pv-help">{t("requests_thread.not_settled.help", { day: formatDay(until) })}</p>}
    </>
  );
}
