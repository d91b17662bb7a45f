/** Every answer once more, each with its way back, before the envelope is closed. */
import type { JSX } from "preact";
import { useMemo, useState } from "preact/hooks";
import type { Finding } from "../../../form_engine";
import { minute } from "../../../kernel/clock";
import { formatMoment, today } from "../../../kernel/dates";
import { pick, t } from "../../../kernel/words";
import type { Draft } from "../../../outbox/draft";
import { post } from "../../../outbox/page";
import { navigate } from "../../../shell/router";
import { offline } from "../../../store/datasets";
import { Button, ErrorSummary, type FieldErrorLine, Icon, Page, Progress } from "../../../ui";
import { canBeFollowed } from "../../requests/follow_up";
import { FollowUpChoice } from "../../requests/views/FollowUpChoice";
import { learnFrom } from "../facts/book";
import { controlOf } from "../fields/QuestionField";
import { errorLine, errorsByQuestion } from "../findings";
import { ElsewhereLink } from "../handover/views/ElsewhereLink";
import { addressOf, CHECK, type FormPage, faultsOf, previousStep, RECEIPT } from "../pages";
import { developAll } from "../photos";
import { AnswerList } from "./AnswerList";
import { FeeLine } from "./FeeLine";
import { PrintButton } from "./PrintButton";
import { SavedLine } from "./SavedLine";

export function CheckPage({ draft, pages }: { draft: Draft; pages: readonly FormPage[] }): JSX.Element {
  const { definition, answers, form: code } = draft.envelope.value;
  const [findings, setFindings] = useState<readonly Finding[]>([]);
  const [isSending, setSending] = useState(false);
  const [isUnreachable, setUnreachable] = useState(false);
  const questions = pages.flatMap((page) => page.questions);
  const errors = errorsByQuestion(findings, questions);
  // One list per attempt: the summary takes the focus each time it gets another one.
  // biome-ignore lint/correctness/useExhaustiveDependencies: what else draws this page again must not move the focus
  const lines = useMemo(() => linesOf(errors, pages), [findings]);
  const address = (step: string, path?: string): string =>
    addressOf({ code, envelope: draft.id, step, fromCheck: true }) + (path ? `#${controlOf(path)}` : "");

  const send = async (event: Event): Promise<void> => {
    event.preventDefault();
    const faults = faultsOf(definition, draft.envelope.peek().answers, today());
    setFindings(faults);
    const isReachable = canBeFollowed(draft.envelope.peek().follow_up);
    setUnreachable(!isReachable);
    if (!isReachable) document.getElementById("follow-up-email")?.focus();
    if (faults.length > 0 || !isReachable) return;
    setSending(true);
    await developAll(draft);
    const sealed = (await draft.settled()) ? await post(draft.id) : undefined;
    setSending(false);
    if (sealed === undefined) return;
    // Not worth a delay, still less a failure: what was sent is safe already.
    void learnFrom(sealed).catch((error: unknown) => console.warn("nothing learned", error));
    navigate(addressOf({ code, envelope: draft.id, step: RECEIPT }), { replace: true });
  };

  return (
    <Page
      title={t("forms.check.title")}
      headless
      back={{ href: addressOf({ code, envelope: draft.id, step: previousStep(pages, CHECK) }), words: t("ui.back") }}
    >
      <form class="pv-form" noValidate onSubmit={(event) => void send(event)}>
        <ErrorSummary errors={lines} />
        <div class="pv-form-head">
          <Progress
            step={pages.length + 1}
            of={pages.length + 1}
            words={t("forms.progress", { form: pick(definition.title), step: pages.length + 1, of: pages.length + 1 })}
          />
          <h1 tabIndex={-1}>{t("forms.check.title")}</h1>
          <p class="pv-printed-head">
            {t("forms_filling.printed", { form: pick(definition.title), at: formatMoment(minute.value) })}
          </p>
        </div>
        <AnswerList definition={definition} answers={answers} pages={pages} errors={errors} addressOf={address} />
        <FeeLine definition={definition} answers={answers} />
        {definition.declaration && (
          <div class="pv-declaration">
            <p>{t("forms.check.declaration")}</p>
            <p>{pick(definition.declaration)}</p>
          </div>
        )}
        {draft.envelope.value.about === undefined && <FollowUpChoice draft={draft} isWrong={isUnreachable} />}
        {offline.value && (
          <p class="pv-offline-note">
            <Icon name="offline" />
            <span>{t("forms.check.offline")}</span>
          </p>
        )}
        <div class="pv-form-foot">
          <Button type="submit" icon="send" busy={isSending}>
            {t("forms.check.send")}
          </Button>
        </div>
        <PrintButton />
        <SavedLine draft={draft} />
        <ElsewhereLink draft={draft} />
      </form>
    </Page>
  );
}

function linesOf(errors: Record<string, string>, pages: readonly FormPage[]): FieldErrorLine[] {
  return Object.entries(errors).map(([path, words]) => {
    const asked = pages.flatMap((page) => page.asked).find((one) => one.path === path);
    return { id: `row-${path}`, words: asked ? errorLine(pick(asked.question.label), words) : words };
  });
}
