/** An envelope that is not with the town: what it waits for, and everything that can be done about it. */
import type { JSX } from "preact";
import { useState } from "preact/hooks";
import { now } from "../../../kernel/clock";
import { formatClock, formatMoment } from "../../../kernel/dates";
import { pick, t } from "../../../kernel/words";
import type { Envelope } from "../../../outbox/envelope";
import { Button, LinkButton, PhoneLink, Phrase, ProblemNote, Tag } from "../../../ui";
import { handovers } from "../../forms/handover/book";
import { perform } from "../actions";
import { type EnvelopeAction, standingOf } from "../rules";
import { HandedCard } from "./HandedCard";

/** `isAlone`: the page's own heading already says what it is. */
export function EnvelopeCard({
  envelope,
  isAlone,
}: {
  envelope: Envelope;
  isAlone?: boolean | undefined;
}): JSX.Element {
  const handover = handovers.value.get(envelope.id);
  const [problem, setProblem] = useState<unknown>();
  if (handover && envelope.state === "draft")
    return <HandedCard envelope={envelope} handover={handover} isAlone={isAlone} />;
  const { key, actions } = standingOf(envelope);
  const act = (action: EnvelopeAction): void => {
    setProblem(undefined);
    void perform(action, envelope).catch(setProblem);
  };
  const needsHelp = key === "held" || key === "too_large" || key === "lost_photo";
  const title = pick(envelope.definition.title);
  return (
    <article class="pv-envelope" data-state={envelope.state}>
      <div class="pv-envelope-head">
        {!isAlone && <h3>{title}</h3>}
        <Tag state={envelope.state}>{t(`outbox.state.${key}`)}</Tag>
      </div>
      <p role="status">{t(`outbox.standing.${key}`)}</p>
      <p class="pv-envelope-facts">{factsOf(envelope)}</p>
      {envelope.state !== "draft" && (
        <p class="pv-code">
          <Phrase words="outbox.code" code={<strong translate={false}>{envelope.receipt}</strong>} />
        </p>
      )}
      {needsHelp && (
        <p>
          <Phrase words="outbox.call" phone={<PhoneLink />} />
        </p>
      )}
      {problem !== undefined && <ProblemNote problem={problem} kept={t("forms_handover.kept_here")} />}
      {actions.length > 0 && (
        <div class="pv-actions">
          {actions.map((action, index) => (
            <Act
              key={action}
              action={action}
              envelope={envelope}
              isFirst={index === 0}
              title={title}
              onAct={() => act(action)}
            />
          ))}
        </div>
      )}
    </article>
  );
}

function factsOf({ state, saved_at, attempts, last_problem, next_attempt_at }: Envelope): string {
  if (state === "draft") return t("outbox.facts.draft", { at: formatMoment(saved_at) });
  if (attempts === 0 || last_problem === null) return t("outbox.facts.kept", { at: formatMoment(saved_at) });
  const tried = t("outbox.facts.tried", { count: attempts, at: formatMoment(last_problem.at) });
  const next = state === "queued" && next_attempt_at ? nextWords(next_attempt_at) : "";
  return [tried, next].filter(Boolean).join(" · ");
}

function nextWords(at: string): string {
  const isSoon = Date.parse(at) - now().getTime() < 60_000;
  return isSoon ? t("outbox.facts.soon") : t("outbox.facts.next", { time: formatClock(at) });
}

const ICONS = {
  retry: "refresh",
  take_back: "pencil",
  delete: "trash",
  export: "download",
  edit: "pencil",
  send_as_new: "send",
} as const;

interface ActProps {
  action: EnvelopeAction;
  envelope: Envelope;
  isFirst: boolean;
  title: string;
  onAct: () => void;
}

function Act({ action, envelope, isFirst, title, onAct }: ActProps): JSX.Element {
  const words = t(`outbox.do.${action}`);
  const label = t("outbox.do.label", { what: words, title });
  if (action === "go_on" || action === "correct") {
    return <LinkButton href={`/formulaires/${envelope.form}?e=${envelope.id}`}>{words}</LinkButton>;
  }
  const variant = isFirst ? "primary" : action === "delete" || action === "export" ? "tertiary" : "secondary";
  return (
    <Button variant={variant} icon={ICONS[action]} label={label} onClick={onAct}>
      {words}
    </Button>
  );
}
