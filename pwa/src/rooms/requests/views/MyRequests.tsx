/** « Mes demandes »: what waits on this device and what to do about it, then what the town has. */
import type { JSX } from "preact";
import { minute } from "../../../kernel/clock";
import { t } from "../../../kernel/words";
import { envelopes } from "../../../outbox/live";
import { dataset } from "../../../store/datasets";
import { Age, AnswerBand, EmptyState, LinkButton, List, Page, Section, Skeleton } from "../../../ui";
import { type Overview, overviewOf } from "../rules";
import { myRequests, usePolling } from "../state";
import "../requests.css";
import { DeletedRow } from "./DeletedRow";
import { EnvelopeCard } from "./EnvelopeCard";
import { SentRow } from "./SentRow";

export function MyRequests(): JSX.Element {
  usePolling();
  const known = envelopes.value;
  if (known === undefined) {
    return (
      <Page title={t("requests.title")}>
        <Skeleton lines={5} />
      </Page>
    );
  }
  const overview = overviewOf(known, myRequests(), minute.value);
  const { waiting, deleted, open, closed } = overview;
  const isEmpty = waiting.length + deleted.length + open.length + closed.length === 0;
  return (
    <Page title={t("requests.title")} band={!isEmpty && <Answer overview={overview} />}>
      {isEmpty && <Nothing />}
      {deleted.length > 0 && (
        <div class="pv-deleted" role="status">
          {deleted.map((envelope) => (
            <DeletedRow key={envelope.id} envelope={envelope} />
          ))}
        </div>
      )}
      {waiting.length > 0 && (
        <Section title={t("requests.waiting")}>
          <div class="pv-envelopes">
            {waiting.map((envelope) => (
              <EnvelopeCard key={envelope.id} envelope={envelope} />
            ))}
          </div>
        </Section>
      )}
      {open.length > 0 && (
        <Section title={t("requests.open")} aside={<Age dataset={dataset("requests.mine").value} />}>
          <List>
            {open.map((one) => (
              <SentRow key={one.id} sent={one} />
            ))}
          </List>
        </Section>
      )}
      {closed.length > 0 && (
        <Section title={t("requests.closed")}>
          <List>
            {closed.map((one) => (
              <SentRow key={one.id} sent={one} />
            ))}
          </List>
        </Section>
      )}
      {!isEmpty && (
        <p>
          <LinkButton href="/services" variant="secondary" icon="plus">
            {t("requests.new")}
          </LinkButton>
        </p>
      )}
    </Page>
  );
}

/** What needs the person comes before what moves, and what moves before what rests. */
function Answer({ overview: { waiting, open } }: { overview: Overview }): JSX.Element {
  const asked = open.filter(({ request }) => request?.state === "waiting_for_you").length;
  const stuck = waiting.filter(({ state }) => state === "refused" || state === "waiting").length;
  const leaving = waiting.filter(({ state }) => state === "queued" || state === "sending").length;
  const words = ((): string => {
    if (stuck + asked > 0) return t("requests.band.needs_you", { count: stuck + asked });
    if (leaving > 0) return t("requests.band.leaving", { count: leaving });
    if (open.length > 0) return t("requests.band.moving", { count: open.length });
    return waiting.length > 0 ? t("requests.band.drafts", { count: waiting.length }) : t("requests.band.rest");
  })();
  return (
    <AnswerBand eyebrow={t("requests.title")} tone={stuck + asked > 0 ? "warning" : "town"}>
      {words}
    </AnswerBand>
  );
}

function Nothing(): JSX.Element {
  return (
    <EmptyState
      title={t("requests.none")}
      actions={
        <>
          <LinkButton href="/formulaires/signaler">{t("requests.none.report")}</LinkButton>
          <LinkButton href="/services" variant="secondary">
            {t("requests.none.services")}
          </LinkButton>
        </>
      }
    >
      <p>{t("requests.none.what")}</p>
    </EmptyState>
  );
}
