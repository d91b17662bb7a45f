/** One question: its words, whether it must be answered, what its kind needs, and when it is asked. */
import type { JSX } from "preact";
import type { Need, Question } from "../../../../form_engine";
import { t } from "../../../../kernel/words";
import { RadioGroup } from "../../../../ui";
import type { FormDesk } from "../desk";
import { replaceQuestion } from "../editing/edit";
import { isAbout } from "../editing/flaws";
import { patched } from "../editing/patch";
import { findQuestion } from "../editing/spots";
import { ConditionEditor } from "./ConditionEditor";
import { KindFields } from "./KindFields";
import { OptionsEditor } from "./OptionsEditor";
import { keptWords, WordsField } from "./WordsField";

const NEEDS: readonly Need[] = ["required", "recommended", "optional"];

export function QuestionPart({ desk, question }: { desk: FormDesk; question: Question }): JSX.Element {
  const { definition, form, flaws } = desk.state.value;
  const set = (next: Question, tag: string): void =>
    desk.change(replaceQuestion(definition, next), `${question.id}/${tag}`);
  const step = findQuestion(definition, question.id)?.step.id ?? "";
  const isWrong = (field: string): boolean =>
    flaws.some((flaw) => isAbout(flaw, `steps.${step}.questions.${question.id}.${field}`));
  return (
    <>
      <h2>{t(`forms_editor_staff.kind.${question.type}`)}</h2>
      <p class="pv-help">{t(`forms_editor_staff.kind.${question.type}.what`)}</p>
      <WordsField
        id="question-label"
        label={t(
          question.type === "statement" ? "forms_editor_staff.field.statement" : "forms_editor_staff.field.label",
        )}
        words={question.label}
        languages={form.languages}
        wrong={isWrong("label")}
        lines={question.type === "statement" || question.type === "consent" ? 3 : 1}
        long={question.type === "statement" ? 400 : 100}
        onChange={(label) => set({ ...question, label }, "label")}
      />
      <WordsField
        id="question-help"
        label={t("forms_editor_staff.field.help")}
        need={t("ui.optional")}
        words={question.help}
        languages={form.languages}
        wrong={isWrong("help")}
        lines={2}
        long={200}
        onChange={(help) => set(patched(question, { help: keptWords(help) }), "help")}
      />
      {question.type !== "statement" && (
        <RadioGroup
          id="question-need"
          label={t("forms_editor_staff.need")}
          options={NEEDS.map((value) => ({
            value,
            label: t(`forms_editor_staff.need.${value}`),
            help: t(`forms_editor_staff.need.${value}.help`),
          }))}
          value={question.need}
          onChange={(need) => set({ ...question, need: need as Need }, "need")}
        />
      )}
      {(question.type === "choice" || question.type === "choices") && (
        <OptionsEditor desk={desk} question={question} isWrong={isWrong} />
      )}
      <KindFields question={question} languages={form.languages} onChange={(next) => set(next, "kind")} />
      <ConditionEditor desk={desk} when={question.when} onChange={(when) => set(patched(question, { when }), "when")} />
    </>
  );
}
