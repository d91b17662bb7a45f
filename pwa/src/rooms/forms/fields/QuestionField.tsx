/** One question, whatever its type: the renderer of a closed list. */
import type { ComponentChildren, JSX } from "preact";
import type { ChoiceQuestion, ChoicesQuestion, Question } from "../../../form_engine";
import { pick, t } from "../../../kernel/words";
import { CheckboxGroup, type Option, RadioGroup, TextArea, TextField } from "../../../ui";
import { AmountField } from "./AmountField";
import { DateField } from "./DateField";
import { FileField } from "./FileField";
import { NumberField } from "./NumberField";
import { PersonField } from "./PersonField";
import { PhotoField } from "./PhotoField";
import { PlaceField } from "./PlaceField";
import { PostalAddressField } from "./PostalAddressField";
import { SignatureField } from "./SignatureField";

export interface QuestionProps<Q extends Question = Question> {
  question: Q;
  /** Its name in findings, when it is asked of an item of a repeated step. */
  path?: string | undefined;
  /** What was typed, as it was typed; `undefined` when nothing was. */
  value: unknown;
  onChange: (value: unknown) => void;
  error?: string | undefined;
  /** What was told before and can be used here: shown under a line, and above an answer of several parts. */
  offers?: ComponentChildren | undefined;
}

/** What every field of a question needs. */
export interface CommonProps {
  id: string;
  label: ComponentChildren;
  help?: ComponentChildren | undefined;
  need?: string | undefined;
  error?: string | undefined;
}

/** The id of a question's control: an error summary leads to it. */
export function controlOf(question: string): string {
  return `q-${question}`;
}

/** Fields that show what is offered between their question and their parts. */
const SHOWS_OFFERS: ReadonlySet<Question["type"]> = new Set(["address", "person", "place"]);

export function QuestionField(props: QuestionProps): JSX.Element {
  if (!props.offers || SHOWS_OFFERS.has(props.question.type)) return <Answerable {...props} />;
  return (
    <div class="pv-asked">
      <Answerable {...props} />
      {props.offers}
    </div>
  );
}

function Answerable({ question, path, value, onChange, error, offers }: QuestionProps): JSX.Element {
  const common: CommonProps = {
    id: controlOf(path ?? question.id),
    label: pick(question.label),
    help: question.help && pick(question.help),
    need: needWords(question),
    error,
  };
  const text = typeof value === "string" ? value : "";
  switch (question.type) {
    case "text":
      return (
        <TextField
          {...common}
          value={text}
          onInput={onChange}
          autocomplete={question.autocomplete}
          size={sizeOf(question.max_length)}
        />
      );
    case "long_text":
      return <LongText {...common} value={text} onInput={onChange} most={question.max_length} />;
    case "email":
      return (
        <TextField
          {...common}
          type="email"
          inputMode="email"
          autocomplete="email"
          spellcheck={false}
          value={text}
          onInput={onChange}
        />
      );
    case "phone":
      return (
        <TextField
          {...common}
          type="tel"
          inputMode="tel"
          autocomplete="tel"
          size={20}
          value={text}
          onInput={onChange}
        />
      );
    case "choice":
      return <RadioGroup {...common} options={optionsOf(question)} value={text || undefined} onChange={onChange} />;
    case "choices":
      return <CheckboxGroup {...common} options={optionsOf(question)} value={stringsIn(value)} onChange={onChange} />;
    case "yes_no":
      return <YesNo {...common} value={value} onChange={onChange} />;
    case "consent":
      return <Consent {...common} value={value === true} onChange={onChange} />;
    case "number":
      return <NumberField {...common} question={question} value={text} onInput={onChange} />;
    case "amount":
      return <AmountField {...common} question={question} value={text} onInput={onChange} />;
    case "date":
      return <DateField {...common} question={question} value={text} onInput={onChange} />;
    case "address":
      return <PostalAddressField {...common} question={question} value={value} onChange={onChange} offers={offers} />;
    case "person":
      return <PersonField {...common} question={question} value={value} onChange={onChange} offers={offers} />;
    case "file":
      return <FileField {...common} question={question} value={value} onChange={onChange} />;
    case "signature":
      return <SignatureField {...common} value={value} onChange={onChange} />;
    case "place":
      return <PlaceField {...common} value={value} onChange={onChange} offers={offers} />;
    case "photo":
      return <PhotoField {...common} question={question} value={value} onChange={onChange} />;
    case "statement":
      return (
        <div class="pv-statement">
          <p>{common.label}</p>
          {common.help && <p>{common.help}</p>}
        </div>
      );
  }
}

/** Only what differs from the rule is said: most questions of a form must be answered. */
function needWords(question: Question): string | undefined {
  if (question.type === "statement" || question.need === "required") return undefined;
  return t(question.need === "recommended" ? "ui.recommended" : "ui.optional");
}

function optionsOf(question: ChoiceQuestion | ChoicesQuestion): Option[] {
  return question.options.map(({ value, label, help }) => ({ value, label: pick(label), help: help && pick(help) }));
}

function stringsIn(value: unknown): string[] {
  return Array.isArray(value) ? value.filter((item): item is string => typeof item === "string") : [];
}

/** A short answer has a short field; a long one takes the width. */
function sizeOf(most: number): number | undefined {
  return most <= 30 ? most + 2 : undefined;
}

const NEARLY = 200;

function LongText({
  most,
  ...props
}: CommonProps & { value: string; onInput: (value: string) => void; most: number }): JSX.Element {
  const left = most - [...props.value].length;
  return (
    <div class="pv-long-text">
      <TextArea {...props} rows={6} />
      <p class="pv-help" role="status">
        {left < 0 && t("forms.too_many_letters", { count: -left })}
        {left >= 0 && left <= NEARLY && t("forms.letters_left", { count: left })}
      </p>
    </div>
  );
}

function YesNo({
  value,
  onChange,
  ...common
}: CommonProps & { value: unknown; onChange: (value: boolean) => void }): JSX.Element {
  const options = [
    { value: "yes", label: t("forms.yes") },
    { value: "no", label: t("forms.no") },
  ];
  const chosen = typeof value === "boolean" ? (value ? "yes" : "no") : undefined;
  return <RadioGroup {...common} options={options} value={chosen} onChange={(picked) => onChange(picked === "yes")} />;
}

/** One box under the words that are agreed to. */
function Consent({
  value,
  onChange,
  label,
  ...common
}: CommonProps & { value: boolean; onChange: (value: boolean) => void }): JSX.Element {
  const options = [{ value: "yes", label: t("forms.i_agree") }];
  return (
    <CheckboxGroup
      {...common}
      label={label}
      options={options}
      value={value ? ["yes"] : []}
      onChange={(picked) => onChange(picked.length > 0)}
    />
  );
}
