/** One request that the town has, in a line: what, where it stands, and by when. */
import type { JSX } from "preact";
import { formatDay, today } from "../../../kernel/dates";
import { pick, t } from "../../../kernel/words";
import { Row, Tag } from "../../../ui";
import { isOverdue, type Sent } from "../rules";

export function SentRow({ sent }: { sent: Sent }): JSX.Element {
  const { request, envelope } = sent;
  const state = request?.state ?? "received";
  return (
    <Row
      href={`/demandes/${sent.id}`}
      title={pick(request?.title ?? envelope?.definition.title)}
      detail={<Detail sent={sent} />}
      end={<Tag state={state}>{t(`requests.state.${state}`)}</Tag>}
    />
  );
}

function Detail({ sent: { request, envelope } }: { sent: Sent }): JSX.Element {
  const number = request?.receipt ?? envelope?.receipt ?? "";
  const stage = request && request.stages > 0 ? t("requests.stage", { stage: request.stage, of: request.stages }) : "";
  return (
    <>
      <span class="pv-fact">{number}</span>
      {stage && <span class="pv-fact">{stage}</span>}
      {request?.promised_on && (
        <span class="pv-fact">
          {t(isOverdue(request, today()) ? "requests.late_short" : "requests.by_short", {
            day: formatDay(request.promised_on, { short: true }),
          })}
        </span>
      )}
    </>
  );
}
