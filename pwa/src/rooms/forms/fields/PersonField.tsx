/** Somebody: a name, and what else the question asks of that person. */
import type { ComponentChildren, JSX } from "preact";
import type { Person, PersonQuestion } from "../../../form_engine";
import { type PersonField as Part, personFields } from "../../../form_engine";
import { t } from "../../../kernel/words";
import { describedBy, FieldError, FieldHelp, Need, TextField } from "../../../ui";
import { DateField } from "./DateField";
import { PostalAddressField } from "./PostalAddressField";
import type { CommonProps } from "./QuestionField";

export interface PersonFieldProps extends CommonProps {
  question: PersonQuestion;
  value: unknown;
  onChange: (value: Person) => void;
  offers?: ComponentChildren | undefined;
}

export function PersonField({
  id,
  label,
  help,
  need,
  error,
  question,
  value,
  onChange,
  offers,
}: PersonFieldProps): JSX.Element {
  const person = isPerson(value) ? value : {};
  return (
    <fieldset
      class={error ? "ds-fieldset pv-field-wrong" : "ds-fieldset"}
      aria-describedby={describedBy({ id, help, error })}
    >
      <legend class="ds-label pv-label">
        {label}
        <Need words={need} />
      </legend>
      <FieldHelp id={id} help={help} />
      <FieldError id={id} error={error} />
      {offers}
      <div class="pv-parts">
        {personFields(question).map((part, index) => (
          <PartField
            key={part}
            id={index === 0 ? id : `${id}-${part}`}
            part={part}
            question={question}
            person={person}
            onChange={(changed) => onChange({ ...person, ...changed })}
          />
        ))}
      </div>
    </fieldset>
  );
}

interface PartFieldProps {
  id: string;
  part: Part;
  question: PersonQuestion;
  person: Person;
  onChange: (changed: Person) => void;
}

const AUTOCOMPLETE = { given_name: "given-name", family_name: "family-name", email: "email", phone: "tel" } as const;
const KEYBOARD = { given_name: "text", family_name: "text", email: "email", phone: "tel" } as const;

function PartField({ id, part, question, person, onChange }: PartFieldProps): JSX.Element {
  const optional: readonly string[] = question.optional_parts ?? [];
  const common = {
    id,
    label: t(`forms.person.${part}`),
    need: optional.includes(part) ? t("ui.optional") : undefined,
  };
  switch (part) {
    case "address":
      return (
        <PostalAddressField
          {...common}
          question={{ ...BARE, type: "address", country: question.country ?? "CA" }}
          value={person.address}
          onChange={(address) => onChange({ address })}
        />
      );
    case "birth_date":
      return (
        <DateField
          {...common}
          question={{ ...BARE, type: "date", min: "1900-01-01", max: "today" }}
          value={person.birth_date ?? ""}
          onInput={(birth_date) => onChange({ birth_date })}
        />
      );
    default:
      return (
        <TextField
          {...common}
          inputMode={KEYBOARD[part]}
          autocomplete={AUTOCOMPLETE[part]}
          spellcheck={false}
          value={person[part] ?? ""}
          onInput={(typed) => onChange({ [part]: typed })}
        />
      );
  }
}

/** A part is asked for like a question of its own. */
const BARE = { id: "part", label: {}, need: "required" } as const;

function isPerson(value: unknown): value is Person {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
