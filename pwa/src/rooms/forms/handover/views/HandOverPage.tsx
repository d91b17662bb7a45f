/** Before a draft goes to another device: what happens to it, and the press that gives its code. */
import type { JSX } from "preact";
import { useState } from "preact/hooks";
import { t } from "../../../../kernel/words";
import type { Draft } from "../../../../outbox/draft";
import { Button, LinkButton, Page, ProblemNote } from "../../../../ui";
import { addressOf } from "../../pages";
import { handOver, NotBrought } from "../handover";
import "../handover.css";

export function HandOverPage({ draft }: { draft: Draft }): JSX.Element {
  const [isBusy, setBusy] = useState(false);
  const [problem, setProblem] = useState<unknown>();
  const { form, step } = draft.envelope.value;
  const here = addressOf({ code: form, envelope: draft.id, step });
  const start = async (): Promise<void> => {
    setBusy(true);
    setProblem(undefined);
    try {
      await handOver(draft);
    } catch (failure) {
      setProblem(failure);
    } finally {
      setBusy(false);
    }
  };
  return (
    <Page
      title={t("forms_handover.title")}
      lead={t("forms_handover.lead")}
      back={{ href: here, words: t("forms_handover.back") }}
    >
      <ul class="pv-handover-facts">
        <li>{t("forms_handover.fact.kept")}</li>
        <li>{t("forms_handover.fact.code")}</li>
        <li>{t("forms_handover.fact.once")}</li>
      </ul>
      {problem !== undefined && <Trouble problem={problem} />}
      <div class="pv-form-foot">
        <Button busy={isBusy} onClick={() => void start()}>
          {t("forms_handover.get_code")}
        </Button>
        <LinkButton variant="secondary" href={here}>
          {t("forms_handover.stay")}
        </LinkButton>
      </div>
    </Page>
  );
}

/** Whatever went wrong, the draft is where it was. */
function Trouble({ problem }: { problem: unknown }): JSX.Element {
  const kept = t(problem instanceof NotBrought ? "forms_handover.not_brought" : "forms_handover.kept_here");
  return <ProblemNote problem={problem} kept={kept} />;
}
