/** One request: where it stands, what comes next, what was said, and what was sent. Readable offline. */
import type { JSX } from "preact";
import { t } from "../../../kernel/words";
import { envelopes } from "../../../outbox/live";
import type { ViewProps } from "../../../shell/router";
import { EmptyState, LinkButton, Page, PhoneLink, Phrase, Skeleton } from "../../../ui";
import { findOne } from "../rules";
import { areRequestsComing, myRequests, usePolling } from "../state";
import "../requests.css";
import { SentPage } from "./SentPage";
import { UnsentPage } from "./UnsentPage";
import { useHandovers } from "./useHandovers";

const BACK = { href: "/demandes", key: "requests.title" } as const;

export function RequestPage({ params }: ViewProps): JSX.Element {
  usePolling();
  useHandovers();
  const one = findOne(params["id"] ?? "", envelopes.value ?? [], myRequests());
  const back = { href: BACK.href, words: t(BACK.key) };
  if (one?.request === undefined && one?.envelope !== undefined && one.envelope.state !== "accepted") {
    return <UnsentPage envelope={one.envelope} back={back} />;
  }
  if (one !== undefined) return <SentPage sent={one} back={back} />;
  const isLoading = envelopes.value === undefined || areRequestsComing();
  return (
    <Page title={t("requests.one")} back={back}>
      {isLoading ? <Skeleton lines={6} /> : <Unknown />}
    </Page>
  );
}

/** The device that sent it may be another one: the number and a person still find it. */
function Unknown(): JSX.Element {
  return (
    <EmptyState title={t("requests.unknown")} actions={<LinkButton href="/demandes">{t("requests.title")}</LinkButton>}>
      <p>
        <Phrase words="requests.unknown.what" phone={<PhoneLink />} />
      </p>
    </EmptyState>
  );
}
