/** What only this kind of question has: lengths, bounds, countries, files, parts of a person. */
import type { JSX } from "preact";
import type { Country, FileType, PersonPart, Question, Words } from "../../../../form_engine";
import { locale } from "../../../../kernel/dates";
import { t } from "../../../../kernel/words";
import { CheckboxGroup, Select, TextField } from "../../../../ui";
import { extensionsOf } from "../../fields/file_types";
import { patched } from "../editing/patch";
import { CurrencyField, decimalText } from "./FeeFields";
import { NumberLine } from "./NumberLine";
import { keptWords, WordsField } from "./WordsField";

export interface KindFieldsProps {
  question: Question;
  languages: readonly string[];
  onChange: (question: Question) => void;
}

const COUNTRIES: readonly Country[] = ["CA", "US", "BE", "CH", "FR", "LU"];
const PARTS: readonly PersonPart[] = ["birth_date", "email", "phone", "address"];
const FILE_TYPES: readonly FileType[] = [
  "application/pdf",
  "image/jpeg",
  "image/png",
  "image/webp",
  "text/plain",
  "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
  "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
  "application/vnd.oasis.opendocument.text",
  "application/vnd.oasis.opendocument.spreadsheet",
];
/** What the person's browser, and what they told once, can fill in. */
const FACTS = ["given-name", "family-name", "name", "organization", "tel", "postal-code", "bday"];
const MEGABYTE = 1_000_000;

export function KindFields({ question, languages, onChange }: KindFieldsProps): JSX.Element | null {
  switch (question.type) {
    case "text":
      return (
        <>
          <NumberLine
            id="kind-max"
            label={t("forms_editor_staff.max_length")}
            value={question.max_length}
            onChange={(max) => onChange({ ...question, max_length: max ?? 1 })}
          />
          <NumberLine
            id="kind-min"
            label={t("forms_editor_staff.min_length")}
            optional
            value={question.min_length}
            onChange={(min) => onChange(patched(question, { min_length: min }))}
          />
          <Select
            id="kind-fact"
            label={t("forms_editor_staff.fact")}
            help={t("forms_editor_staff.fact.help")}
            value={question.autocomplete ?? ""}
            options={[
              { value: "", label: t("forms_editor_staff.fact.none") },
              ...[...new Set([...FACTS, ...(question.autocomplete ? [question.autocomplete] : [])])].map((value) => ({
                value,
                label: FACTS.includes(value) ? t(`forms_editor_staff.fact.${value}`) : value,
              })),
            ]}
            onChange={(fact) => onChange(patched(question, { autocomplete: fact || undefined }))}
          />
        </>
      );
    case "long_text":
      return (
        <NumberLine
          id="kind-max"
          label={t("forms_editor_staff.max_length")}
          value={question.max_length}
          onChange={(max) => onChange({ ...question, max_length: max ?? 1 })}
        />
      );
    case "number":
      return (
        <>
          <NumberLine
            id="kind-decimals"
            label={t("forms_editor_staff.decimals")}
            value={question.decimals ?? 0}
            onChange={(decimals) => onChange(patched(question, { decimals: decimals || undefined }))}
          />
          <Bounds question={question} onChange={onChange} />
          <WordsField
            id="kind-unit"
            label={t("forms_editor_staff.unit")}
            need={t("ui.optional")}
            words={question.unit}
            languages={languages}
            onChange={(unit: Words) => onChange(patched(question, { unit: keptWords(unit) }))}
          />
        </>
      );
    case "amount":
      return (
        <>
          <CurrencyField
            id="kind-currency"
            value={question.currency}
            onChange={(currency) => onChange({ ...question, currency })}
          />
          <Bounds question={question} onChange={onChange} />
        </>
      );
    case "date":
      return <Bounds question={question} onChange={onChange} />;
    case "phone":
      return <CountryField question={question} onChange={onChange} />;
    case "address":
      return (
        <>
          <CountryField question={question} onChange={onChange} />
          <CheckboxGroup
            id="kind-countries"
            label={t("forms_editor_staff.countries")}
            help={t("forms_editor_staff.countries.help")}
            options={countryOptions()}
            value={question.countries ?? []}
            onChange={(countries) =>
              onChange(patched(question, { countries: countries.length > 0 ? (countries as Country[]) : undefined }))
            }
          />
        </>
      );
    case "person":
      return <PersonFields question={question} onChange={onChange} />;
    case "photo":
    case "file":
      return <FileFields question={question} onChange={onChange} />;
    default:
      return null;
  }
}

interface Of<Type extends Question["type"]> {
  question: Extract<Question, { type: Type }>;
  onChange: (question: Question) => void;
}

function Bounds({ question, onChange }: Of<"number" | "amount" | "date">): JSX.Element {
  const isDate = question.type === "date";
  const tidy = (text: string): string | undefined => (isDate ? text.trim() : decimalText(text)) || undefined;
  return (
    <div class="pv-words">
      {(["min", "max"] as const).map((side) => (
        <TextField
          key={side}
          id={`kind-${side}`}
          label={t(`forms_editor_staff.${isDate ? "date_" : ""}${side}`)}
          help={isDate ? t("forms_editor_staff.date_bound.help") : undefined}
          need={t("ui.optional")}
          inputMode={isDate ? undefined : "decimal"}
          size={14}
          value={question[side] ?? ""}
          onInput={(text) => onChange(patched(question, { [side]: tidy(text) }))}
        />
      ))}
    </div>
  );
}

function CountryField({ question, onChange }: Of<"phone" | "address" | "person">): JSX.Element {
  return (
    <Select
      id="kind-country"
      label={t("forms_editor_staff.country")}
      value={question.country ?? "CA"}
      options={countryOptions()}
      onChange={(country) => onChange({ ...question, country: country as Country })}
    />
  );
}

function PersonFields({ question, onChange }: Of<"person">): JSX.Element {
  const parts = question.parts ?? ["name"];
  const asked = PARTS.filter((part) => parts.includes(part));
  const optional = question.optional_parts ?? [];
  const optionOf = (part: PersonPart): { value: string; label: string } => ({
    value: part,
    label: t(`forms_editor_staff.part.${part}`),
  });
  const set = (next: readonly PersonPart[], free: readonly string[]): void => {
    const left = next.filter((part) => free.includes(part));
    onChange(patched(question, { parts: ["name", ...next], optional_parts: left.length > 0 ? left : undefined }));
  };
  return (
    <>
      <CheckboxGroup
        id="kind-parts"
        label={t("forms_editor_staff.parts")}
        options={PARTS.map(optionOf)}
        value={asked}
        onChange={(chosen) =>
          set(
            PARTS.filter((part) => chosen.includes(part)),
            optional,
          )
        }
      />
      {asked.length > 0 && (
        <CheckboxGroup
          id="kind-optional"
          label={t("forms_editor_staff.optional_parts")}
          options={asked.map(optionOf)}
          value={optional}
          onChange={(free) => set(asked, free)}
        />
      )}
      {(asked.includes("phone") || asked.includes("address")) && (
        <CountryField question={question} onChange={onChange} />
      )}
    </>
  );
}

function FileFields({ question, onChange }: Of<"photo" | "file">): JSX.Element {
  return (
    <>
      {question.type === "file" && (
        <CheckboxGroup
          id="kind-types"
          label={t("forms_editor_staff.file_types")}
          options={FILE_TYPES.map((type) => ({ value: type, label: extensionsOf([type]).join(", ") }))}
          value={question.types}
          onChange={(types) => onChange({ ...question, types: types as FileType[] })}
        />
      )}
      <NumberLine
        id="kind-files"
        label={t("forms_editor_staff.max_files")}
        value={question.max_files}
        onChange={(files) => onChange({ ...question, max_files: files ?? 1 })}
      />
      <NumberLine
        id="kind-bytes"
        label={t("forms_editor_staff.max_megabytes")}
        value={Math.round(question.max_bytes / MEGABYTE)}
        onChange={(megabytes) => onChange({ ...question, max_bytes: (megabytes ?? 1) * MEGABYTE })}
      />
    </>
  );
}

function countryOptions(): { value: string; label: string }[] {
  const names = new Intl.DisplayNames(locale(), { type: "region" });
  return COUNTRIES.map((value) => ({ value, label: names.of(value) ?? value }));
}
