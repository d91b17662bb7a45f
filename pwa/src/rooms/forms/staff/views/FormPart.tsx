/** The form as a whole: what it is called, what it promises, how long it is kept. */
import type { JSX } from "preact";
import type { Definition, Words } from "../../../../form_engine";
import { pick, t } from "../../../../kernel/words";
import { Button, Select, TextField } from "../../../../ui";
import type { FormDesk } from "../desk";
import { blankWords } from "../editing/edit";
import { isAbout } from "../editing/flaws";
import { patched } from "../editing/patch";
import { nameOf } from "../sentences";
import { FeeFields } from "./FeeFields";
import { NumberLine } from "./NumberLine";
import { keptWords, WordsField } from "./WordsField";

const YEAR = 365;
const RETENTIONS = [90, YEAR, 2 * YEAR, 3 * YEAR, 5 * YEAR, 7 * YEAR, 10 * YEAR];

export function FormPart({ desk }: { desk: FormDesk }): JSX.Element {
  const { definition, form, flaws } = desk.state.value;
  const set = (changes: { [K in keyof Definition]?: Definition[K] | undefined }, tag: string): void =>
    desk.change(patched(definition, changes), tag);
  const shared = { languages: form.languages };
  const choices = definition.steps
    .filter((step) => !step.repeat)
    .flatMap((step) => step.questions.filter((question) => question.type === "choice"));
  const isWrong = (field: string): boolean => flaws.some((flaw) => isAbout(flaw, field));
  return (
    <>
      <h2>{t("forms_editor_staff.the_form")}</h2>
      <WordsField
        {...shared}
        id="form-title"
        label={t("forms_editor_staff.field.title")}
        words={definition.title}
        wrong={isWrong("title")}
        long={60}
        onChange={(title) => set({ title }, "title")}
      />
      <WordsField
        {...shared}
        id="form-summary"
        label={t("forms_editor_staff.field.summary")}
        help={t("forms_editor_staff.field.summary.help")}
        words={definition.summary}
        wrong={isWrong("summary")}
        lines={3}
        long={200}
        onChange={(summary) => set({ summary }, "summary")}
      />
      <TextField
        id="form-category"
        label={t("forms_editor_staff.field.category")}
        help={t("forms_editor_staff.field.category.help")}
        value={definition.category}
        size={24}
        onInput={(category) => set({ category }, "category")}
      />
      <Select
        id="form-subject"
        label={t("forms_editor_staff.field.subject")}
        help={t("forms_editor_staff.field.subject.help")}
        value={definition.subject ?? ""}
        options={[
          { value: "", label: t("forms_editor_staff.field.subject.title") },
          ...choices.map((question) => ({ value: question.id, label: nameOf(question) })),
        ]}
        onChange={(subject) => set({ subject: subject || undefined }, "subject")}
      />
      <NumberLine
        id="form-delay"
        label={t("forms_editor_staff.field.delay")}
        help={t("forms_editor_staff.field.delay.help")}
        value={definition.confirmation.delay_days}
        onChange={(days) => set({ confirmation: { ...definition.confirmation, delay_days: days ?? 0 } }, "delay")}
      />
      <WordsField
        {...shared}
        id="form-next"
        label={t("forms_editor_staff.field.next")}
        words={definition.confirmation.next}
        wrong={isWrong("confirmation.next")}
        lines={3}
        long={300}
        onChange={(next) => set({ confirmation: { ...definition.confirmation, next } }, "next")}
      />
      <WordsField
        {...shared}
        id="form-declaration"
        label={t("forms_editor_staff.field.declaration")}
        help={t("forms_editor_staff.field.declaration.help")}
        need={t("ui.optional")}
        words={definition.declaration}
        wrong={isWrong("declaration")}
        lines={2}
        long={300}
        onChange={(declaration) => set({ declaration: keptWords(declaration) }, "declaration")}
      />
      <Stages desk={desk} isWrong={isWrong} />
      <Select
        id="form-retention"
        label={t("forms_editor_staff.field.retention")}
        help={t("forms_editor_staff.field.retention.help")}
        value={String(definition.retention_days)}
        options={[...new Set([...RETENTIONS, definition.retention_days])]
          .sort((a, b) => a - b)
          .map((days) => ({ value: String(days), label: lengthWords(days) }))}
        onChange={(days) => set({ retention_days: Number(days) }, "retention")}
      />
      <Select
        id="form-sign-in"
        label={t("forms_editor_staff.field.sign_in")}
        value={definition.sign_in ?? "none"}
        options={(["none", "email"] as const).map((value) => ({
          value,
          label: t(`forms_editor_staff.sign_in.${value}`),
        }))}
        onChange={(value) => set({ sign_in: value === "email" ? "email" : undefined }, "sign_in")}
      />
      <FeeFields
        fee={definition.fee}
        languages={form.languages}
        wrong={isWrong("fee.words")}
        onChange={(fee) => set({ fee }, "fee")}
      />
    </>
  );
}

function Stages({ desk, isWrong }: { desk: FormDesk; isWrong: (field: string) => boolean }): JSX.Element {
  const { definition, form } = desk.state.value;
  const set = (stages: Words[], tag?: string): void => desk.change({ ...definition, stages }, tag);
  return (
    <fieldset class="pv-editor-group">
      <legend>{t("forms_editor_staff.field.stages")}</legend>
      <p class="pv-help">{t("forms_editor_staff.field.stages.help")}</p>
      {definition.stages.map((stage, index) => (
        <div class="pv-editor-item" key={index}>
          <WordsField
            id={`form-stage-${index}`}
            label={t("forms_editor_staff.stage_number", { number: index + 1 })}
            words={stage}
            languages={form.languages}
            wrong={isWrong(`stages.${index}`)}
            onChange={(words) =>
              set(
                definition.stages.map((one, at) => (at === index ? words : one)),
                `stage-${index}`,
              )
            }
          />
          {definition.stages.length > 1 && (
            <Button
              variant="tertiary"
              icon="trash"
              label={t("forms_editor_staff.remove_named", { name: pick(stage) })}
              onClick={() => set(definition.stages.filter((_, at) => at !== index))}
            >
              {t("forms_editor_staff.remove")}
            </Button>
          )}
        </div>
      ))}
      <Button variant="secondary" icon="plus" onClick={() => set([...definition.stages, blankWords(form.languages)])}>
        {t("forms_editor_staff.add_stage")}
      </Button>
    </fieldset>
  );
}

function lengthWords(days: number): string {
  return days % YEAR === 0
    ? t("forms_editor_staff.years", { count: days / YEAR })
    : t("forms_editor_staff.days", { count: days });
}
