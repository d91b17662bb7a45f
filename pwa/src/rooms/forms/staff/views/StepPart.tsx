/** A step: one page, one thought; perhaps asked for each of several, perhaps only of some. */
import type { JSX } from "preact";
import type { Repeat, Step } from "../../../../form_engine";
import { t } from "../../../../kernel/words";
import { Switch } from "../../../../ui";
import type { FormDesk } from "../desk";
import { blankWords, replaceStep } from "../editing/edit";
import { isAbout } from "../editing/flaws";
import { patched } from "../editing/patch";
import { ConditionEditor } from "./ConditionEditor";
import { NumberLine } from "./NumberLine";
import { keptWords, WordsField } from "./WordsField";

export function StepPart({ desk, step }: { desk: FormDesk; step: Step }): JSX.Element {
  const { definition, form, flaws } = desk.state.value;
  const set = (changes: { [K in keyof Step]?: Step[K] | undefined }, tag: string): void =>
    desk.change(replaceStep(definition, patched(step, changes)), `${step.id}/${tag}`);
  const isWrong = (field: string): boolean => flaws.some((flaw) => isAbout(flaw, `steps.${step.id}.${field}`));
  const setRepeat = (changes: Partial<Repeat>): void =>
    step.repeat && set({ repeat: { ...step.repeat, ...changes } }, "repeat");
  return (
    <>
      <h2>{t("forms_editor_staff.a_step")}</h2>
      <WordsField
        id="step-title"
        label={t("forms_editor_staff.field.step_title")}
        words={step.title}
        languages={form.languages}
        wrong={isWrong("title")}
        long={70}
        onChange={(title) => set({ title }, "title")}
      />
      <WordsField
        id="step-help"
        label={t("forms_editor_staff.field.help")}
        need={t("ui.optional")}
        words={step.help}
        languages={form.languages}
        wrong={isWrong("help")}
        lines={2}
        long={250}
        onChange={(help) => set({ help: keptWords(help) }, "help")}
      />
      <ConditionEditor desk={desk} when={step.when} onChange={(when) => set({ when }, "when")} />
      <Switch
        id="step-repeat"
        label={t("forms_editor_staff.repeat")}
        help={t("forms_editor_staff.repeat.help")}
        checked={step.repeat !== undefined}
        onChange={(isOn) =>
          set(
            {
              repeat: isOn ? { max: 10, item: blankWords(form.languages), add: blankWords(form.languages) } : undefined,
            },
            "repeat",
          )
        }
      />
      {step.repeat && (
        <fieldset class="pv-editor-group">
          <legend>{t("forms_editor_staff.repeat")}</legend>
          <WordsField
            id="repeat-item"
            label={t("forms_editor_staff.repeat.item")}
            words={step.repeat.item}
            languages={form.languages}
            wrong={isWrong("repeat.item")}
            onChange={(item) => setRepeat({ item })}
          />
          <WordsField
            id="repeat-add"
            label={t("forms_editor_staff.repeat.add")}
            words={step.repeat.add}
            languages={form.languages}
            wrong={isWrong("repeat.add")}
            onChange={(add) => setRepeat({ add })}
          />
          <NumberLine
            id="repeat-min"
            label={t("forms_editor_staff.repeat.min")}
            value={step.repeat.min ?? 1}
            onChange={(min) => setRepeat({ min: min ?? 1 })}
          />
          <NumberLine
            id="repeat-max"
            label={t("forms_editor_staff.repeat.max")}
            value={step.repeat.max}
            onChange={(max) => setRepeat({ max: max ?? 1 })}
          />
        </fieldset>
      )}
    </>
  );
}
