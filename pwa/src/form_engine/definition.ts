/** What a form is made of: the shape of a definition, the same in `server/parvis/forms/definition.py`. */

export type Words = Record<string, string>;
export type Need = "required" | "recommended" | "optional";
export type Country = "BE" | "CA" | "CH" | "FR" | "LU" | "US";

/** Only about questions that come earlier: the server refuses others when a form is published. */
export type Condition =
  | { op: "is"; question: string; value: string | boolean }
  | { op: "in"; question: string; values: (string | boolean)[] }
  | { op: "answered"; question: string }
  | { op: "not"; of: Condition }
  | { op: "all"; of: Condition[] }
  | { op: "any"; of: Condition[] };

interface Asking {
  id: string;
  label: Words;
  help?: Words;
  /** Required blocks the sending, recommended is said and blocks nothing. */
  need: Need;
  when?: Condition;
}

/** One possible answer. `stop` is said when it is chosen, and nothing after it is asked. */
export interface Option {
  value: string;
  label: Words;
  help?: Words;
  stop?: Words;
}

/** One line. Lengths are counted in code points. */
export type TextQuestion = Asking & { type: "text"; max_length: number; min_length?: number; autocomplete?: string };
export type LongTextQuestion = Asking & { type: "long_text"; max_length: number };
export type ChoiceQuestion = Asking & { type: "choice"; options: Option[] };
export type ChoicesQuestion = Asking & { type: "choices"; options: Option[]; min?: number; max?: number };
export type YesNoQuestion = Asking & { type: "yes_no" };
/** A decimal number. `min` and `max` are decimal text ("0.5"). */
export type NumberQuestion = Asking & { type: "number"; decimals?: number; min?: string; max?: string; unit?: Words };
/** A day. `min` and `max` are "2027-03-27", "today", or "today+30". */
export type DateQuestion = Asking & { type: "date"; min?: string; max?: string };
export type EmailQuestion = Asking & { type: "email" };
/** `country` is where a number without prefix is from: CA when absent. */
export type PhoneQuestion = Asking & { type: "phone"; country?: Country };
/** `country` is meant when the answer names none: CA when absent. */
export type AddressQuestion = Asking & { type: "address"; country?: Country };
export type PhotoQuestion = Asking & { type: "photo"; max_files: number; max_bytes: number };
export type PlaceQuestion = Asking & { type: "place" };
export type StatementQuestion = Asking & { type: "statement" };
export type ConsentQuestion = Asking & { type: "consent" };

export type Question =
  | TextQuestion
  | LongTextQuestion
  | ChoiceQuestion
  | ChoicesQuestion
  | YesNoQuestion
  | NumberQuestion
  | DateQuestion
  | EmailQuestion
  | PhoneQuestion
  | AddressQuestion
  | PhotoQuestion
  | PlaceQuestion
  | StatementQuestion
  | ConsentQuestion;

/** One page: one thought. */
export interface Step {
  id: string;
  title: Words;
  help?: Words;
  when?: Condition;
  questions: Question[];
}

/** One version of one form, immutable once published. */
export interface Definition {
  code: string;
  version: number;
  semantics: number;
  title: Words;
  summary: Words;
  category: string;
  steps: Step[];
  declaration?: Words;
  /** `delay_days` are business days until the promised answer. */
  confirmation: { next: Words; delay_days: number };
  stages: Words[];
  retention_days: number;
  /** The choice whose answer is the request's title; without it the form's title is. */
  subject?: string;
}

/** A postal address; parts that were left empty are absent. */
export interface PostalAddress {
  line1?: string;
  line2?: string;
  city?: string;
  region?: string;
  postal_code?: string;
  country?: string;
}

export interface Photo {
  sha256: string;
  name: string;
  media_type: string;
  size_bytes: number;
}

export interface Place {
  kind: "address" | "intersection" | "landmark" | "point";
  words: string;
  lon?: number;
  lat?: number;
}

/** A clean answer. Numbers are decimal text, days are "2027-03-27". */
export type Answer = string | boolean | string[] | PostalAddress | Photo[] | Place;

/** What was typed, by question id: anything at all, until `normalise` made it clean. */
export type Answers = Record<string, unknown>;
export type CleanAnswers = Record<string, Answer>;

/** One thing to put right. The words of `code` come from translations. */
export interface Finding {
  question: string;
  code: string;
  params: Record<string, string | number>;
}

export interface JourneyStep {
  step: string;
  questions: string[];
}
