/** What to do with a request now, and what the person is told. */
import type { JSX } from "preact";
import { useState } from "preact/hooks";
import { pick, t } from "../../../../kernel/words";
import { Button, ErrorSummary, type FieldErrorLine, RadioGroup, Section, Select, TextArea } from "../../../../ui";
import type { RequestState } from "../../api";
import type { RequestDetail } from "../api";
import { begin } from "../moves";
import { type MoveDraft, readDraft, writeDraft } from "../pending";

const LONGEST_MESSAGE = 2000;
const NONE: readonly FieldErrorLine[] = [];

export function MoveForm({ request }: { request: RequestDetail }): JSX.Element | null {
  const [draft, setDraft] = useState<MoveDraft>(() => readDraft(request.id));
  const [errors, setErrors] = useState<readonly FieldErrorLine[]>(NONE);
  if (request.allowed_transitions.length === 0) return null;
  const { message = "", stage = Math.min(request.stage + 1, request.stages.length) } = draft;
  const to = request.allowed_transitions.find((allowed) => allowed === draft.to);
  const change = (part: MoveDraft): void => {
    setDraft({ ...draft, ...part });
    writeDraft(request.id, { ...draft, ...part });
  };
  const isNeeded = to !== undefined && request.message_needed_for.includes(to);
  const hasStage = to === "in_progress" && request.stages.length > 2;

  const send = (event: Event): void => {
    event.preventDefault();
    const wrong = faultsOf(request, to, message);
    setErrors(wrong);
    if (wrong.length > 0 || to === undefined) return;
    void begin(request.id, pick(request.title), { to, message: message.trim(), stage: hasStage ? stage : null });
  };
  const errorOf = (id: string): string | undefined => errors.find((error) => error.id === id)?.words;
  return (
    <Section title={t("requests.staff.now")}>
      <form class="pv-form pv-move" noValidate onSubmit={send}>
        <ErrorSummary errors={errors} />
        <RadioGroup
          id="move-to"
          label={t("requests.staff.now.question")}
          error={errorOf("move-to")}
          value={to}
          options={request.allowed_transitions.map((value) => ({
            value,
            label: t(`requests.staff.move.${nameOf(request, value)}`),
          }))}
          onChange={(value) => change({ to: value as RequestState })}
        />
        {hasStage && (
          <Select
            id="move-stage"
            label={t("requests.staff.stage")}
            value={String(stage)}
            options={request.stages.map((words, index) => ({ value: String(index + 1), label: pick(words) }))}
            onChange={(value) => change({ stage: Number(value) })}
          />
        )}
        <TextArea
          id="move-message"
          label={t("requests.staff.message")}
          help={t(isNeeded ? "requests.staff.message.needed" : "requests.staff.message.help")}
          need={isNeeded ? undefined : t("ui.optional")}
          error={errorOf("move-message")}
          rows={4}
          value={message}
          onInput={(typed) => change({ message: typed })}
        />
        <div>
          <Button type="submit" icon="send">
            {t("requests.staff.send")}
          </Button>
        </div>
      </form>
    </Section>
  );
}

/** From a state to itself is the next stage, or a word to the person. */
function nameOf(request: RequestDetail, to: RequestState): string {
  return to === request.state ? "same" : to;
}

function faultsOf(request: RequestDetail, to: RequestState | undefined, message: string): readonly FieldErrorLine[] {
  if (to === undefined) return [{ id: "move-to", words: t("requests.staff.error.to") }];
  const written = message.trim();
  if (written === "" && request.message_needed_for.includes(to))
    return [{ id: "move-message", words: t("requests.staff.error.message") }];
  const length = [...written].length;
  return length > LONGEST_MESSAGE
    ? [{ id: "move-message", words: t("forms.finding.too-long", { max: LONGEST_MESSAGE, length }) }]
    : NONE;
}
