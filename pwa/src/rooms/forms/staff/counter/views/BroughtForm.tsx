/** A form on the counter: what it says, and the press that sends it for the person. */
import type { JSX } from "preact";
import { useState } from "preact/hooks";
import { receiptCode } from "../../../../../kernel/ids";
import { pick, t } from "../../../../../kernel/words";
import { Button, LinkButton, Notification, ProblemNote, Section } from "../../../../../ui";
import { Problem } from "../../../../../wire/problems";
import { leaveIfSignedOut } from "../../../../people/staff/session";
import { errorLine, findingWords } from "../../../findings";
import { SpokenCode } from "../../../handover/views/SpokenCode";
import { pagesOf } from "../../../pages";
import { AnswerList } from "../../../views/AnswerList";
import { type Brought, takeIn } from "../bring";

export function BroughtForm({ brought, onDone }: { brought: Brought; onDone: () => void }): JSX.Element {
  const [problem, setProblem] = useState<unknown>();
  const [receipt, setReceipt] = useState<string>();
  const [isBusy, setBusy] = useState(false);
  const { definition, answers, submission, code } = brought;
  const send = async (): Promise<void> => {
    setBusy(true);
    setProblem(undefined);
    try {
      setReceipt((await takeIn(brought)).receipt);
    } catch (failure) {
      if (!leaveIfSignedOut(failure)) setProblem(failure);
    } finally {
      setBusy(false);
    }
  };
  if (receipt !== undefined) return <Taken receipt={receipt} onDone={onDone} />;
  return (
    <Section title={definition ? pick(definition.title) : submission.form}>
      <p>
        {t("forms_counter.number")} <SpokenCode code={receiptCode(brought.id)} />
      </p>
      {definition ? (
        <AnswerList definition={definition} answers={answers} pages={pagesOf(definition, answers)} level={3} />
      ) : (
        <Notification severity="info" title={t("forms_counter.other_version")} />
      )}
      {problem !== undefined && <Refusal problem={problem} brought={brought} />}
      <div class="pv-form-foot pv-no-print">
        <Button icon="send" busy={isBusy} onClick={() => void send()}>
          {t("forms_counter.send")}
        </Button>
        {code && (
          <LinkButton variant="secondary" href={`/reprendre#${code}`}>
            {t("forms_counter.complete")}
          </LinkButton>
        )}
        <Button variant="tertiary" onClick={onDone}>
          {t("forms_counter.close")}
        </Button>
      </div>
      <p class="pv-help">{t(code ? "forms_counter.draft.stays" : "forms_counter.file.stays")}</p>
    </Section>
  );
}

/** What the town found in the answers, question by question. */
function Refusal({ problem, brought: { definition } }: { problem: unknown; brought: Brought }): JSX.Element {
  const findings = problem instanceof Problem ? problem.findings : [];
  const questions = definition?.steps.flatMap((step) => step.questions) ?? [];
  return (
    <>
      <ProblemNote problem={problem} kept={t("forms_counter.kept")} />
      {findings.length > 0 && (
        <ul>
          {findings.map((finding) => {
            const question = questions.find(({ id }) => id === finding.question);
            const words = findingWords({ ...finding, params: finding.params ?? {} }, question);
            return <li key={finding.question}>{question ? errorLine(pick(question.label), words) : words}</li>;
          })}
        </ul>
      )}
    </>
  );
}

function Taken({ receipt, onDone }: { receipt: string; onDone: () => void }): JSX.Element {
  return (
    <Section title={t("forms_counter.taken")}>
      <p>
        {t("forms_counter.number")} <SpokenCode code={receipt} />
      </p>
      <p>{t("forms_counter.taken.what")}</p>
      <div class="pv-form-foot">
        <Button onClick={onDone}>{t("forms_counter.another")}</Button>
        <LinkButton variant="secondary" href="/staff">
          {t("requests.staff.title")}
        </LinkButton>
      </div>
    </Section>
  );
}
