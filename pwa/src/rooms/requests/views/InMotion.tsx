/** « Mes demandes en cours », for the home page: nothing at all when nothing moves. */
import type { JSX } from "preact";
import { minute } from "../../../kernel/clock";
import { pick, t } from "../../../kernel/words";
import { envelopes } from "../../../outbox/live";
import { List, Row, Section, Tag } from "../../../ui";
import { overviewOf, standingOf } from "../rules";
import { myRequests } from "../state";
import { SentRow } from "./SentRow";

const MOST = 3;

export function InMotion(): JSX.Element | null {
  const { waiting, open } = overviewOf(envelopes.value ?? [], myRequests(), minute.value);
  if (waiting.length + open.length === 0) return null;
  const left = Math.max(0, MOST - waiting.length);
  const more = waiting.length + open.length - MOST;
  return (
    <Section
      title={t("requests.in_motion")}
      aside={
        more > 0 && (
          <a class="ds-link" href="/demandes">
            {t("requests.all", { count: waiting.length + open.length })}
          </a>
        )
      }
    >
      <List>
        {waiting.slice(0, MOST).map((envelope) => {
          const { key } = standingOf(envelope);
          return (
            <Row
              key={envelope.id}
              href={
                envelope.state === "draft"
                  ? `/formulaires/${envelope.form}?e=${envelope.id}`
                  : `/demandes/${envelope.id}`
              }
              title={pick(envelope.definition.title)}
              detail={t(`outbox.short.${key}`)}
              end={<Tag state={envelope.state}>{t(`outbox.state.${key}`)}</Tag>}
            />
          );
        })}
        {open.slice(0, left).map((one) => (
          <SentRow key={one.id} sent={one} />
        ))}
      </List>
    </Section>
  );
}
