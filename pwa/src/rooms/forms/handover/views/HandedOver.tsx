/** A draft that was put with the town: its code for the other device, then where it went, and the way back. */
import type { JSX } from "preact";
import { useEffect, useState } from "preact/hooks";
import { now } from "../../../../kernel/clock";
import { formatDay, townZone } from "../../../../kernel/dates";
import { dayInZone } from "../../../../kernel/days";
import { pick, t } from "../../../../kernel/words";
import type { Draft } from "../../../../outbox/draft";
import { act } from "../../../../outbox/page";
import { navigate } from "../../../../shell/router";
import type { KeptHandover } from "../../../../store/schema";
import { AnswerBand, Button, Page, ProblemNote } from "../../../../ui";
import { NetworkFailure, Problem } from "../../../../wire/problems";
import { forgetHandover } from "../book";
import { goOnAnyway, lookAgain, takeBack } from "../handover";
import "../handover.css";
import { SpokenCode } from "./SpokenCode";
import { WayToGoOn } from "./WayToGoOn";

const LOOK_MS = 10_000;

export function HandedOver({ draft, handover }: { draft: Draft; handover: KeptHandover }): JSX.Element {
  useLooking(handover);
  const { definition, receipt } = draft.envelope.value;
  const { stands, until } = handover;
  const day = formatDay(dayInZone(new Date(until), townZone.value));
  return (
    <Page
      title={pick(definition.title)}
      back={{ href: "/demandes", words: t("requests.title") }}
      band={
        <AnswerBand
          eyebrow={pick(definition.title)}
          detail={<span role="status">{t(`forms_handover.${stands}.detail`, { day })}</span>}
        >
          {t(`forms_handover.${stands}`)}
        </AnswerBand>
      }
    >
      {stands === "waiting" && <WayToGoOn handover={handover} />}
      {stands === "sent" && (
        <p>
          {t("forms_handover.sent.number")} <SpokenCode code={receipt} />
        </p>
      )}
      {stands === "sent" ? <Delete id={draft.id} /> : <GoOnHere draft={draft} />}
    </Page>
  );
}

/** While somebody looks: has the other device opened it? Without network the last answer stands. */
function useLooking(handover: KeptHandover): void {
  useEffect(() => {
    const look = (): void => {
      if (document.visibilityState !== "visible" || handover.stands === "sent") return;
      void lookAgain(handover).catch((failure: unknown) => {
        if (!(failure instanceof NetworkFailure || failure instanceof Problem)) throw failure;
      });
    };
    look();
    const timer = setInterval(look, LOOK_MS);
    return () => clearInterval(timer);
  }, [handover]);
}

function GoOnHere({ draft }: { draft: Draft }): JSX.Element {
  const [isBusy, setBusy] = useState(false);
  const [problem, setProblem] = useState<unknown>();
  const go = async (way: typeof takeBack): Promise<void> => {
    setBusy(true);
    try {
      const address = await way(draft.envelope.peek());
      await draft.reread();
      navigate(address, { replace: true });
    } catch (failure) {
      setProblem(failure);
      setBusy(false);
    }
  };
  const isUnanswered = problem instanceof NetworkFailure;
  return (
    <>
      {problem !== undefined && (
        <ProblemNote
          problem={problem}
          kept={t(isUnanswered ? "forms_handover.unanswered" : "forms_handover.kept_here")}
        />
      )}
      <div class="pv-form-foot pv-no-print">
        <Button variant="secondary" busy={isBusy} onClick={() => void go(takeBack)}>
          {t("forms_handover.take_back")}
        </Button>
        {isUnanswered && (
          <Button variant="secondary" onClick={() => void go(goOnAnyway)}>
            {t("forms_handover.go_on_anyway")}
          </Button>
        )}
      </div>
    </>
  );
}

function Delete({ id }: { id: string }): JSX.Element {
  const remove = async (): Promise<void> => {
    await act(id, { type: "discard", at: now().toISOString() });
    await forgetHandover(id);
    navigate("/demandes", { replace: true });
  };
  return (
    <div class="pv-form-foot">
      <Button variant="secondary" icon="trash" onClick={() => void remove()}>
        {t("forms_handover.delete_copy")}
      </Button>
    </div>
  );
}
