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
      detail={factsOf(sent)}
      end={<Tag state={state}>{t(`requests.state.${state}`)}</Tag>}
    />
  );
}

function factsOf({ request, envelope }: Sent): string {
  const number = request?.receipt ?? envelope?.receipt;
  const stage = request && request.stages > 0 && t("requests.stage", { stage: request.stage, of: request.stages });
  const by =
    request?.promised_on &&
    t(isOverdue(request, today()) ? "requests.late_short" : "requests.by_short", {
      day: formatDay(request.promised_on, { short: true }),
    });
  // The points are in the text, not drawn: who copies the row or hears it read has them too.
  return [number, stage, by].filter(Boolean).join(" · ");
}
