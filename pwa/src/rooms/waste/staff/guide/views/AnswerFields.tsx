/** Answers a search: another name of an object that is in the guide, or an object that is not there yet. */
import type { JSX } from "preact";
import { useState } from "preact/hooks";
import { newId } from "../../../../../kernel/ids";
import { language, pick, t } from "../../../../../kernel/words";
import { useDataset } from "../../../../../store/datasets";
import { Button, ErrorSummary, RadioGroup, Select, type SelectOption, TextField } from "../../../../../ui";
import { useWork } from "../../../../people/staff/views/work";
import type { WasteStreams } from "../../../api";
import { containerOf, upperFirst } from "../../../words";
import { StaffTrouble } from "../../views/StaffTrouble";
import type { MissedSearch, StaffGuideEntry } from "../api";
import { type AnswerForm, type AnswerKind, entryOf, type Field, formFor, KINDS, lacksOf } from "../rules";
import { answer, entries } from "../state";

export interface AnswerFieldsProps {
  search: MissedSearch;
  onAnswered: () => void;
  onClose: () => void;
}

export function AnswerFields({ search, onAnswered, onClose }: AnswerFieldsProps): JSX.Element {
  const [form, setForm] = useState(() => formFor(search));
  const [id] = useState(newId);
  const [lacks, setLacks] = useState<readonly Field[]>([]);
  const { busy, trouble, work } = useWork();
  const set = (part: Partial<AnswerForm>): void => setForm({ ...form, ...part });
  const idOf = (field: string): string => `${field}-${search.id}`;
  const errorOf = (field: Field): string | undefined =>
    lacks.includes(field) ? t(`waste_searches_staff.lack.${field}`) : undefined;
  const send = (event: SubmitEvent): void => {
    event.preventDefault();
    const found = lacksOf(form);
    setLacks(found);
    if (found.length > 0) return;
    const written = entryOf(form, search, entries.peek(), id);
    void work(async () => {
      await answer(written.id, written.entry);
      onAnswered();
    });
  };
  return (
    <form class="pv-answer-form" onSubmit={send} noValidate>
      <ErrorSummary
        errors={lacks.map((field) => ({ id: idOf(field), words: t(`waste_searches_staff.lack.${field}`) }))}
      />
      <RadioGroup
        id={idOf("kind")}
        label={t("waste_searches_staff.kind")}
        options={KINDS.map((kind) => ({ value: kind, label: t(`waste_searches_staff.kind.${kind}`) }))}
        value={form.kind}
        onChange={(kind) => set({ kind: kind as AnswerKind })}
      />
      {form.kind === "synonym" ? (
        <Select
          id={idOf("entry")}
          label={t("waste_searches_staff.field.entry")}
          value={form.entry}
          error={errorOf("entry")}
          options={[{ value: "", label: t("waste_searches_staff.choose") }, ...objectOptions(entries.value)]}
          onChange={(entry) => set({ entry })}
        />
      ) : (
        <ObjectFields form={form} onChange={set} idOf={idOf} errorOf={errorOf} />
      )}
      <StaffTrouble trouble={trouble} />
      <div class="pv-actions">
        <Button type="submit" busy={busy}>
          {t("waste_searches_staff.add")}
        </Button>
        <Button variant="secondary" onClick={onClose}>
          {t("ui.cancel")}
        </Button>
      </div>
    </form>
  );
}

interface ObjectFieldsProps {
  form: AnswerForm;
  onChange: (part: Partial<AnswerForm>) => void;
  idOf: (field: string) => string;
  errorOf: (field: Field) => string | undefined;
}

function ObjectFields({ form, onChange, idOf, errorOf }: ObjectFieldsProps): JSX.Element {
  const published = useDataset("waste.streams").value.body;
  const text = (field: Field, isOptional: boolean, maxLength: number): JSX.Element => (
    <TextField
      id={idOf(field)}
      label={t(`waste_searches_staff.field.${field}`)}
      need={isOptional ? t("ui.optional") : undefined}
      value={form[field]}
      error={errorOf(field)}
      maxLength={maxLength}
      onInput={(value) => onChange({ [field]: value })}
    />
  );
  return (
    <>
      {text("object_fr", false, 80)}
      {text("object_en", true, 80)}
      <Select
        id={idOf("goes")}
        label={t("waste_searches_staff.field.goes")}
        value={form.goes}
        error={errorOf("goes")}
        options={[{ value: "", label: t("waste_searches_staff.choose") }, ...destinations(published)]}
        onChange={(goes) => onChange({ goes })}
      />
      {text("words_fr", false, 300)}
      {text("words_en", true, 300)}
    </>
  );
}

function objectOptions(known: readonly StaffGuideEntry[]): SelectOption[] {
  const order = new Intl.Collator(language.value);
  return known
    .map((one) => ({ value: one.id, label: pick(one.entry.object) }))
    .sort((a, b) => order.compare(a.label, b.label));
}

function destinations(published: WasteStreams | undefined): SelectOption[] {
  const streams = published?.streams ?? [];
  return [
    ...streams.map(({ code }) => ({ value: `stream/${code}`, label: upperFirst(containerOf(streams, code)) })),
    ...(published?.places ?? []).map((place) => ({ value: `place/${place.code}`, label: pick(place.name) })),
    { value: "nowhere", label: t("waste_guide.nowhere") },
  ];
}
