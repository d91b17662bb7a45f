/** The answers to choose from: worded, put in order, and perhaps the end of the form. */
import type { JSX } from "preact";
import type { ChoiceQuestion, ChoicesQuestion, Option } from "../../../../form_engine";
import { pick, t } from "../../../../kernel/words";
import { Button } from "../../../../ui";
import type { FormDesk } from "../desk";
import { blankWords, replaceQuestion, wordOption } from "../editing/edit";
import { deriveValue } from "../editing/names";
import { patched } from "../editing/patch";
import { findQuestion } from "../editing/spots";
import { NumberLine } from "./NumberLine";
import { keptWords, WordsField } from "./WordsField";

export interface OptionsEditorProps {
  desk: FormDesk;
  question: ChoiceQuestion | ChoicesQuestion;
  isWrong: (field: string) => boolean;
}

export function OptionsEditor({ desk, question, isWrong }: OptionsEditorProps): JSX.Element {
  const { definition, form } = desk.state.value;
  const { options } = question;
  const set = (next: Option[], tag?: string): void =>
    desk.change(replaceQuestion(definition, { ...question, options: next }), tag && `${question.id}/${tag}`);
  const add = (): void => {
    const taken = new Set(options.map(({ value }) => value));
    set([...options, { value: deriveValue(`choix-${options.length + 1}`, taken), label: blankWords(form.languages) }]);
  };
  return (
    <fieldset class="pv-editor-group">
      <legend>{t("forms_editor_staff.options")}</legend>
      {options.map((option, index) => (
        <OneOption
          key={index}
          desk={desk}
          question={question}
          option={option}
          number={index + 1}
          isWrong={(field) => isWrong(`options.${option.value}.${field}`)}
          onChange={set}
        />
      ))}
      <Button variant="secondary" icon="plus" onClick={add}>
        {t("forms_editor_staff.option.add")}
      </Button>
      {question.type === "choices" && (
        <div class="pv-words">
          <NumberLine
            id="choices-min"
            label={t("forms_editor_staff.option.min")}
            value={question.min}
            optional
            onChange={(min) => desk.change(replaceQuestion(definition, patched(question, { min })))}
          />
          <NumberLine
            id="choices-max"
            label={t("forms_editor_staff.option.max")}
            value={question.max}
            optional
            onChange={(max) => desk.change(replaceQuestion(definition, patched(question, { max })))}
          />
        </div>
      )}
    </fieldset>
  );
}

interface OneOptionProps extends OptionsEditorProps {
  option: Option;
  number: number;
  onChange: (options: Option[], tag?: string) => void;
}

function OneOption({ desk, question, option, number, isWrong, onChange }: OneOptionProps): JSX.Element {
  const { definition, form } = desk.state.value;
  const { options } = question;
  const index = number - 1;
  const name = pick(option.label) || t("forms_editor_staff.option.number", { number });
  const put = (changes: { [K in keyof Option]?: Option[K] | undefined }, tag: string): void =>
    onChange(
      options.map((one) => (one === option ? patched(option, changes) : one)),
      `${tag}-${index}`,
    );
  const swap = (by: -1 | 1): void => {
    const moved = [...options];
    moved.splice(index, 1);
    moved.splice(index + by, 0, option);
    onChange(moved);
  };
  const rule = { language: form.languages[0] ?? "fr", published: publishedValues(desk, question.id) };
  return (
    <div class="pv-editor-item">
      <WordsField
        id={`option-${index}`}
        label={t("forms_editor_staff.option.number", { number })}
        words={option.label}
        languages={form.languages}
        wrong={isWrong("label")}
        onChange={(label) =>
          desk.change(wordOption(definition, question, option, label, rule), `${question.id}/option-${index}`)
        }
      />
      <details open={Boolean(option.help || option.stop) || undefined}>
        <summary>{t("forms_editor_staff.option.more")}</summary>
        <WordsField
          id={`option-${index}-help`}
          label={t("forms_editor_staff.field.help")}
          words={option.help}
          languages={form.languages}
          wrong={isWrong("help")}
          onChange={(help) => put({ help: keptWords(help) }, "option-help")}
        />
        <WordsField
          id={`option-${index}-stop`}
          label={t("forms_editor_staff.option.stop")}
          help={t("forms_editor_staff.option.stop.help")}
          words={option.stop}
          languages={form.languages}
          wrong={isWrong("stop")}
          lines={2}
          onChange={(stop) => put({ stop: keptWords(stop) }, "option-stop")}
        />
      </details>
      <div class="pv-actions">
        <Button
          variant="tertiary"
          disabled={index === 0}
          label={t("forms_editor_staff.up_named", { name })}
          onClick={() => swap(-1)}
        >
          {t("forms_editor_staff.up")}
        </Button>
        <Button
          variant="tertiary"
          disabled={number === options.length}
          label={t("forms_editor_staff.down_named", { name })}
          onClick={() => swap(1)}
        >
          {t("forms_editor_staff.down")}
        </Button>
        <Button
          variant="tertiary"
          icon="trash"
          label={t("forms_editor_staff.remove_named", { name })}
          onClick={() => onChange(options.filter((one) => one !== option))}
        >
          {t("forms_editor_staff.remove")}
        </Button>
      </div>
    </div>
  );
}

/** Values that requests may hold already. */
function publishedValues(desk: FormDesk, question: string): ReadonlySet<string> {
  const { current } = desk.state.value.form;
  const known = current ? findQuestion(current, question)?.question : undefined;
  return new Set(known && "options" in known ? known.options.map(({ value }) => value) : []);
}
