/** « Mes demandes »: what waits on this device and what to do about it, then what the town has. */
import type { JSX } from "preact";
import { minute } from "../../../kernel/clock";
import { t } from "../../../kernel/words";
import { envelopes } from "../../../outbox/live";
import { dataset } from "../../../store/datasets";
import { Age, AnswerBand, EmptyState, LinkButton, List, Page, Row, Section, Skeleton } from "../../../ui";
import { type Overview, overviewOf } from "../rules";
import { myRequests, usePolling } from "../state";
import "../requests.css";
import { DeletedRow } from "./DeletedRow";
import { EnvelopeCard } from "./EnvelopeCard";
import { SentRow } from "./SentRow";
import { useHandovers } from "./useHandovers";

export function MyRequests(): JSX.Element {
  usePolling();
  useHandovers();
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
  // What was just deleted can be taken back, and is not a request any more.
  const isEmpty = waiting.length + open.length + closed.length === 0;
  return (
    <Page title={t("requests.title")} band={!isEmpty && <Answer overview={overview} />}>
      {deleted.length > 0 && (
        <div class="pv-deleted" role="status">
          {deleted.map((envelope) => (
            <DeletedRow key={envelope.id} envelope={envelope} />
          ))}
        </div>
      )}
      {isEmpty && <Nothing />}
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
      <List>
        <Row href="/signalements" title={t("requests_reports.title")} />
        <Row href="/reprendre" title={t("forms_handover.resume")} />
        <Row href="/demandes/renseignements" title={t("forms_facts.title")} />
      </List>
    </Page>
  );
}

/** What needs the person (a question, then a draft) comes before what leaves and what moves, and these before what rests. */
function Answer({ overview: { waiting, open } }: { overview: Overview }): JSX.Element {
  const asked = open.filter(({ request }) => request?.state === "waiting_for_you").length;
  const needsYou = asked + waiting.filter(({ state }) => state === "refused" || state === "waiting").length;
  const counts = {
    needs_you: needsYou,
    drafts: waiting.filter(({ state }) => state === "draft").length,
    leaving: waiting.filter(({ state }) => state === "queued" || state === "sending").length,
    moving: open.length - asked,
  };
  const [first, ...others] = Object.entries(counts)
    .filter(([, count]) => count > 0)
    .map(([what, count]) => t(`requests.band.${what}`, { count }));
  return (
    <AnswerBand
      eyebrow={t("requests.title")}
      tone={needsYou > 0 ? "warning" : "town"}
      detail={others.length > 0 && <span>{others.join(" · ")}</span>}
    >
      {first ?? t("requests.band.rest")}
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
