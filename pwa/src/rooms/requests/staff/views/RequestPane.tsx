/** One request, whole: what was asked, the photos large, where it stands, and what can be done now. */
import { useSignal, useSignalEffect } from "@preact/signals";
import type { JSX } from "preact";
import { useCallback, useEffect } from "preact/hooks";
import { formatDay, formatMoment, today } from "../../../../kernel/dates";
import { pick, t } from "../../../../kernel/words";
import { Icon, Notification, ProblemNote, Section, Skeleton, Tag } from "../../../../ui";
import { leaveIfSignedOut } from "../../../people/staff/session";
import { Timeline } from "../../views/Timeline";
import { isDocument, type RequestDetail, readRequest } from "../api";
import { inbox } from "../inbox";
import { moved, moving } from "../moves";
import { addressOf } from "../queue";
import { Assigning } from "./Assigning";
import { Documents } from "./Documents";
import { FormChanges } from "./FormChanges";
import { MoveForm } from "./MoveForm";
import { Photos } from "./Photos";

const REFRESH_MS = 15_000;

export function RequestPane({ id }: { id: string }): JSX.Element {
  const detail = useSignal<RequestDetail | undefined>(undefined);
  const problem = useSignal<unknown>(undefined);
  const read = useCallback((): void => {
    readRequest(id).then(
      (found) => {
        detail.value = found;
        problem.value = undefined;
      },
      (failure: unknown) => {
        if (!leaveIfSignedOut(failure)) problem.value = failure;
      },
    );
  }, [id, detail, problem]);
  useEffect(() => {
    read();
    const timer = setInterval(() => document.visibilityState === "visible" && read(), REFRESH_MS);
    return () => clearInterval(timer);
  }, [read]);
  useSignalEffect(() => {
    if (moved.value?.id === id) detail.value = moved.value;
  });
  const request = detail.value;
  return (
    <>
      <a class="ds-link pv-back pv-inbox-back" href={addressOf("/staff")}>
        <Icon name="arrow-left" />
        <span>{t("requests.staff.title")}</span>
      </a>
      <article class="pv-request">
        <header class="pv-request-head">
          {/* One heading from first to last: it has the focus before the rest is here. */}
          <h1 tabIndex={-1}>
            {pick(request?.title ?? inbox.value.items.find((one) => one.id === id)?.title) || t("requests.staff.one")}
          </h1>
          {request && <Tag state={request.state}>{t(`requests.staff.state.${request.state}`)}</Tag>}
        </header>
        {problem.value !== undefined && <ProblemNote problem={problem.value} onRetry={read} />}
        {request && <Whole request={request} />}
        {request === undefined && problem.value === undefined && <Skeleton lines={8} />}
      </article>
    </>
  );
}

function Whole({ request }: { request: RequestDetail }): JSX.Element {
  const isMoving = moving.value.kind !== "none" && moving.value.pending.request === request.id;
  return (
    <>
      <Facts request={request} />
      <Assigning request={request} />
      {request.review && <Review request={request} />}
      <Photos photos={request.attachments.filter((file) => !isDocument(file))} answers={request.answers} />
      <Documents files={request.attachments} />
      <Section title={t("requests.staff.answers")}>
        <dl class="pv-request-answers">
          {request.answers.map((line) => (
            <div key={line.question}>
              <dt>{pick(line.label)}</dt>
              <dd class="pv-request-answer">{line.display}</dd>
            </div>
          ))}
        </dl>
      </Section>
      {!isMoving && <MoveForm key={`${request.state} ${request.stage}`} request={request} />}
      <Section title={t("requests.timeline")}>
        <Timeline entries={request.timeline} />
      </Section>
    </>
  );
}

function Facts({ request }: { request: RequestDetail }): JSX.Element {
  const { receipt, opened_at, promised_on, place_words, state, stage, stages } = request;
  const isLate = promised_on !== null && promised_on < today() && state !== "done" && state !== "refused";
  const facts: [key: string, words: string][] = [
    ["requests.number", receipt],
    ["requests.staff.received_at", formatMoment(opened_at)],
    ["requests.staff.place", place_words],
    [
      "requests.staff.stage",
      stages.length > 0 ? t("requests.stage_named", { stage, of: stages.length, name: pick(stages[stage - 1]) }) : "",
    ],
    [isLate ? "requests.staff.promised_late" : "requests.staff.promised", promised_on ? formatDay(promised_on) : ""],
  ];
  return (
    <dl class="pv-facts">
      {facts
        .filter(([, words]) => words)
        .map(([key, words]) => (
          <div key={key}>
            <dt>{t(key)}</dt>
            <dd class={key === "requests.staff.promised_late" ? "pv-late" : undefined}>{words}</dd>
          </div>
        ))}
    </dl>
  );
}

/** It was filled in on another version of the form: what the newest one would have asked. */
function Review({ request: { review_findings, answers, form_changes } }: { request: RequestDetail }): JSX.Element {
  const names = review_findings
    .map(({ question }) => pick(answers.find((line) => line.question === question)?.label) || question)
    .filter(Boolean);
  return (
    <Notification severity="warning" title={t("requests.staff.review")}>
      <p>{t("requests.staff.review.what")}</p>
      {names.length > 0 && (
        <ul>
          {[...new Set(names)].map((name) => (
            <li key={name}>{name}</li>
          ))}
        </ul>
      )}
      <FormChanges changes={form_changes} />
    </Notification>
  );
}
