/** « Poser seulement si … »: rows of plain choices over earlier questions. */
import type { JSX } from "preact";
import type { Condition, Question } from "../../../../form_engine";
import { pick, t } from "../../../../kernel/words";
import { Button, CheckboxGroup, Segments, Select, TextField } from "../../../../ui";
import type { FormDesk } from "../desk";
import {
  beginRow,
  type ConditionRow,
  readRows,
  type Test,
  testsFor,
  valuesAtFirst,
  writeRows,
} from "../editing/conditions";
import { earlierQuestions } from "../editing/spots";
import { conditionWords, nameOf } from "../sentences";
import { decimalText } from "./FeeFields";

export interface ConditionEditorProps {
  desk: FormDesk;
  when: Condition | undefined;
  onChange: (when: Condition | undefined) => void;
}

export function ConditionEditor({ desk, when, onChange }: ConditionEditorProps): JSX.Element {
  const { definition, spot } = desk.state.value;
  const earlier = earlierQuestions(definition, spot);
  const read = readRows(when);
  const first = earlier[0];
  return (
    <fieldset class="pv-editor-group">
      <legend>{t("forms_editor_staff.when")}</legend>
      {when && <p>{t("forms_editor_staff.when.said", { condition: conditionWords(when, definition) })}</p>}
      {!when && <p class="pv-help">{t(first ? "forms_editor_staff.when.always" : "forms_editor_staff.when.first")}</p>}
      {!read && (
        <div>
          <p class="pv-help">{t("forms_editor_staff.when.too_much")}</p>
          <Button variant="secondary" onClick={() => onChange(undefined)}>
            {t("forms_editor_staff.when.drop")}
          </Button>
        </div>
      )}
      {read && read.rows.length > 1 && (
        <Segments
          label={t("forms_editor_staff.when.join")}
          value={read.join}
          options={(["all", "any"] as const).map((value) => ({ value, label: t(`forms_editor_staff.when.${value}`) }))}
          onChange={(join) => onChange(writeRows({ ...read, join }))}
        />
      )}
      {read?.rows.map((row, index) => (
        <OneRow
          key={index}
          index={index}
          row={row}
          earlier={earlier}
          onChange={(next) =>
            onChange(writeRows({ ...read, rows: read.rows.flatMap((one, at) => (at === index ? (next ?? []) : one)) }))
          }
        />
      ))}
      {read && first && (
        <Button
          variant="secondary"
          icon="plus"
          onClick={() => onChange(writeRows({ ...read, rows: [...read.rows, beginRow(earlier.at(-1) ?? first)] }))}
        >
          {t(read.rows.length > 0 ? "forms_editor_staff.when.more" : "forms_editor_staff.when.begin")}
        </Button>
      )}
    </fieldset>
  );
}

interface OneRowProps {
  index: number;
  row: ConditionRow;
  earlier: readonly Question[];
  onChange: (row: ConditionRow | undefined) => void;
}

function OneRow({ index, row, earlier, onChange }: OneRowProps): JSX.Element {
  const question = earlier.find(({ id }) => id === row.question);
  const gone = question ? [] : [{ value: row.question, label: t("forms_editor_staff.when.gone") }];
  return (
    <div class="pv-editor-item pv-condition">
      <Select
        id={`when-${index}-question`}
        label={t("forms_editor_staff.when.question")}
        value={row.question}
        options={[...gone, ...earlier.map((one) => ({ value: one.id, label: nameOf(one) }))]}
        onChange={(id) => {
          const chosen = earlier.find((one) => one.id === id);
          if (chosen) onChange(beginRow(chosen));
        }}
      />
      {question && (
        <Select
          id={`when-${index}-test`}
          label={t("forms_editor_staff.when.test")}
          value={row.test}
          options={testsFor(question).map((value) => ({ value, label: t(`forms_editor_staff.test.${value}`) }))}
          onChange={(test) => onChange({ ...row, test: test as Test, values: keptValues(row, question, test as Test) })}
        />
      )}
      {question && <RowValue index={index} row={row} question={question} onChange={onChange} />}
      <Button variant="tertiary" icon="trash" onClick={() => onChange(undefined)}>
        {t("forms_editor_staff.remove")}
      </Button>
    </div>
  );
}

function keptValues(row: ConditionRow, question: Question, test: Test): ConditionRow["values"] {
  const isSameSort = (row.test === "is" || row.test === "is_not") && (test === "is" || test === "is_not");
  return isSameSort ? row.values : valuesAtFirst(question, test);
}

function RowValue(props: Omit<OneRowProps, "earlier"> & { question: Question }): JSX.Element | null {
  const { index, row, question, onChange } = props;
  if (row.test === "answered" || row.test === "unanswered") return null;
  const id = `when-${index}-value`;
  const label = t("forms_editor_staff.when.value");
  if (question.type === "choice" || question.type === "choices") {
    return (
      <CheckboxGroup
        id={id}
        label={label}
        options={question.options.map((option, place) => ({
          value: option.value,
          label: pick(option.label) || t("forms_editor_staff.option.number", { number: place + 1 }),
        }))}
        value={row.values.filter((value): value is string => typeof value === "string")}
        onChange={(values) => onChange({ ...row, values })}
      />
    );
  }
  if (question.type === "yes_no" || question.type === "consent") {
    return (
      <Segments
        label={label}
        value={row.values[0] === false ? "no" : "yes"}
        options={(["yes", "no"] as const).map((value) => ({ value, label: t(`forms.${value}`) }))}
        onChange={(value) => onChange({ ...row, values: [value === "yes"] })}
      />
    );
  }
  return (
    <TextField
      id={id}
      label={label}
      type={question.type === "date" ? "date" : "text"}
      inputMode={question.type === "date" ? undefined : "decimal"}
      size={14}
      value={String(row.values[0] ?? "")}
      onInput={(text) => onChange({ ...row, values: [question.type === "date" ? text : decimalText(text)] })}
    />
  );
}
