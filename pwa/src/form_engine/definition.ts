/** What a form is made of: the shape of a definition, the same in `server/parvis/forms/definition.py`. */

/** The newest meaning of definitions that this engine knows; it knows the older ones too. */
export const SEMANTICS = 2;

export type Words = Record<string, string>;
export type Need = "required" | "recommended" | "optional";
export type Country = "BE" | "CA" | "CH" | "FR" | "LU" | "US";
export type Currency = "CAD" | "CHF" | "EUR" | "USD";
export type PersonPart = "name" | "birth_date" | "email" | "phone" | "address";
export type FileType =
  | "application/pdf"
  | "image/jpeg"
  | "image/png"
  | "image/webp"
  | "text/plain"
  | "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
  | "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
  | "application/vnd.oasis.opendocument.text"
  | "application/vnd.oasis.opendocument.spreadsheet";

/** Only about questions that come earlier: the server refuses others when a form is published. */
export type Condition =
  | { op: "is"; question: string; value: string | boolean }
  | { op: "in"; question: string; values: (string | boolean)[] }
  | { op: "answered"; question: string }
  /** A larger number or amount ("12.5"), a later day ("2027-03-27"). */
  | { op: "above"; question: string; value: string }
  | { op: "below"; question: string; value: string }
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
/** Money: decimal text with at most two decimals, like its bounds. */
export type AmountQuestion = Asking & { type: "amount"; currency: Currency; min?: string; max?: string };
/** A day. `min` and `max` are "2027-03-27", "today", or "today+30". */
export type DateQuestion = Asking & { type: "date"; min?: string; max?: string };
export type EmailQuestion = Asking & { type: "email" };
/** `country` is where a number without prefix is from: CA when absent. */
export type PhoneQuestion = Asking & { type: "phone"; country?: Country };
/** `country` is meant when the answer names none: CA when absent. With `countries` it is in one of them. */
export type AddressQuestion = Asking & { type: "address"; country?: Country; countries?: Country[] };
/** Somebody: a name always, and what else is in `parts`; those in `optional_parts` may be left out. */
export type PersonQuestion = Asking & {
  type: "person";
  parts?: PersonPart[];
  optional_parts?: PersonPart[];
  country?: Country;
};
export type PhotoQuestion = Asking & { type: "photo"; max_files: number; max_bytes: number };
export type FileQuestion = Asking & { type: "file"; types: FileType[]; max_files: number; max_bytes: number };
/** A name, typed or beside its drawing: both sign. */
export type SignatureQuestion = Asking & { type: "signature" };
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
  | AmountQuestion
  | DateQuestion
  | EmailQuestion
  | PhoneQuestion
  | AddressQuestion
  | PersonQuestion
  | PhotoQuestion
  | FileQuestion
  | SignatureQuestion
  | PlaceQuestion
  | StatementQuestion
  | ConsentQuestion;

/** A step's questions are asked for each of several: each child, each dog. `item` names one, `add` the button. */
export interface Repeat {
  min?: number;
  max: number;
  item: Words;
  add: Words;
}

/** What it costs, said before sending and kept on the request. */
export interface Fee {
  amount: string;
  currency: Currency;
  words: Words;
  when?: Condition;
}

/** One page: one thought. A repeated one is answered under its own id, by a list of objects. */
export interface Step {
  id: string;
  title: Words;
  help?: Words;
  when?: Condition;
  questions: Question[];
  repeat?: Repeat;
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
  fee?: Fee;
  /** How sure the town must be of who sends it. */
  sign_in?: "none" | "email" | "account";
  /** Those of the form; without them the town's. */
  languages?: string[];
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

/** Somebody; parts that were left empty are absent. */
export interface Person {
  given_name?: string;
  family_name?: string;
  birth_date?: string;
  email?: string;
  phone?: string;
  address?: PostalAddress;
}

/** One line of a drawing, point by point: x to the right, y down, from 0 to 1000. */
export type Stroke = [number, number][];

export type Signature = { kind: "typed"; name: string } | { kind: "drawn"; name: string; strokes: Stroke[] };

/** A clean answer. Numbers are decimal text, days are "2027-03-27". */
export type Answer =
  | string
  | boolean
  | string[]
  | PostalAddress
  | Person
  | Photo[]
  | Signature
  | Place
  /** The items of a repeated step, under the step's id. */
  | { [question: string]: Answer }[];

/** What was typed, by question id: anything at all, until `normalise` made it clean. */
export type Answers = Record<string, unknown>;
export type CleanAnswers = Record<string, Answer>;

/**
 * One thing to put right. The words of `code` come from translations.
 *
 * `question` is its id, "children.0.name" in an item of a repeated step, "children" for the step as a whole, and empty
 * when the whole of the answers has a wrong shape.
 */
export interface Finding {
  question: string;
  code: string;
  params: Record<string, string | number>;
}

export interface JourneyStep {
  step: string;
  questions: string[];
}
