/** A request that the town has. The band says where it stands; the rest says how it got there. */
import type { JSX } from "preact";
import { formatDay, formatMoment, today } from "../../../kernel/dates";
import { pick, t } from "../../../kernel/words";
import type { Envelope } from "../../../outbox/envelope";
import { dataset } from "../../../store/datasets";
import { Age, AnswerBand, Notification, Page, PhoneLink, Phrase, Section } from "../../../ui";
import { promisedFor } from "../../forms/delay";
import { pagesOf } from "../../forms/pages";
import { AnswerList } from "../../forms/views/AnswerList";
import "../../forms/forms.css";
import type { MyRequest } from "../api";
import { isOverdue, openedAt, type Sent } from "../rules";
import { Stages } from "./Stages";
import { Late, Standing } from "./Standing";
import { ThreadActions } from "./ThreadActions";
import { Timeline } from "./Timeline";

export function SentPage({ sent, back }: { sent: Sent; back: { href: string; words: string } }): JSX.Element {
  const { request, envelope } = sent;
  const title = pick(request?.title ?? envelope?.definition.title);
  const state = request?.state ?? "received";
  const needsYou = state === "waiting_for_you";
  return (
    <Page
      title={title}
      back={back}
      band={
        <AnswerBand eyebrow={title} tone={needsYou ? "warning" : "town"} detail={<By sent={sent} />}>
          {t(`requests.band.${state}`)}
        </AnswerBand>
      }
    >
      {request && needsYou && <Question request={request} />}
      <dl class="pv-facts">
        <div>
          <dt>{t("requests.number")}</dt>
          <dd translate={false}>{request?.receipt ?? envelope?.receipt}</dd>
        </div>
        <div>
          <dt>{t("requests.sent_at")}</dt>
          <dd>{formatMoment(openedAt(sent))}</dd>
        </div>
      </dl>
      {request && <Late request={request} />}
      {request && <Stages request={request} />}
      {request && <Standing request={request} />}
      {request && <ThreadActions request={request} />}
      {request && request.timeline.length > 0 && (
        <Section title={t("requests.timeline")} aside={<Age dataset={dataset("requests.mine").value} />}>
          <Timeline entries={request.timeline} withPhotos />
        </Section>
      )}
      {envelope && <Copy envelope={envelope} />}
      <p>
        <Phrase words="requests.call" phone={<PhoneLink />} />
      </p>
    </Page>
  );
}

/** The town's question, with the number to answer it: what the person came for. */
function Question({ request }: { request: MyRequest }): JSX.Element {
  const asked = [...request.timeline].reverse().find(({ state, message }) => state === "waiting_for_you" && message);
  return (
    <Notification severity="warning" title={t("requests.question")}>
      {asked?.message && <p class="pv-question-words">{asked.message}</p>}
      <p>
        <Phrase words="requests.answer_by_phone" phone={<PhoneLink />} number={<strong>{request.receipt}</strong>} />
      </p>
    </Notification>
  );
}

/** The town's own date; until it said one, the form's. */
function By({ sent: { request, envelope } }: { sent: Sent }): JSX.Element | null {
  if (request?.state === "done" || request?.state === "refused") return null;
  if (request && isOverdue(request, today())) {
    return <span>{t("requests.late", { day: formatDay(request.promised_on ?? "") })}</span>;
  }
  const on = request ? request.promised_on : envelope && promisedFor(envelope);
  return on ? <span>{t("requests.by", { day: formatDay(on) })}</span> : null;
}

/** The person's own copy of what was sent, kept on this device. */
function Copy({ envelope: { definition, answers } }: { envelope: Envelope }): JSX.Element {
  return (
    <Section title={t("requests.what_you_sent")}>
      <AnswerList definition={definition} answers={answers} pages={pagesOf(definition, answers)} level={3} />
    </Section>
  );
}
