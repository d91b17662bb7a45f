/** What is wrong with one clean answer. Twin of `server/parvis/forms/engine/judge.py`. */
import { judgeAddress } from "./addresses.ts";
import { judgeDay } from "./days.ts";
import type {
  AmountQuestion,
  Answer,
  ChoicesQuestion,
  NumberQuestion,
  Option,
  Person,
  Photo,
  Place,
  PostalAddress,
  Question,
  Signature,
} from "./definition.ts";
import { judgeFiles } from "./files.ts";
import { compareNumbers, countDecimals, tidyAmount, tidyEmail, tidyNumber, tidyPhone } from "./formats.ts";
import { judgePerson } from "./people.ts";
import { judgeSignature } from "./signatures.ts";
import { countCharacters } from "./text.ts";
import { type Fault, fault, judgeLength } from "./values.ts";

const PLACE_LENGTH = 500;
const CENTS = 2;

/** The faults of one clean answer to this question; empty when it is right. */
export function judge(question: Question, value: Answer, today: string | null): Fault[] {
  switch (question.type) {
    case "text":
      return judgeLength(value as string, question.min_length ?? 0, question.max_length);
    case "long_text":
      return judgeLength(value as string, 0, question.max_length);
    case "choice":
      return judgeOptions(question.options, [value as string]);
    case "choices":
      return judgeChoices(question, value as string[]);
    case "number":
      return judgeNumber(question, value as string);
    case "amount":
      return judgeAmount(question, value as string);
    case "date":
      return judgeDay(value as string, question, today);
    case "email":
      return tidyEmail(value as string) === null ? [fault("not-an-email")] : [];
    case "phone":
      return tidyPhone(value as string, question.country ?? "CA") === null ? [fault("not-a-phone")] : [];
    case "address":
      return judgeAddress(question.countries, value as PostalAddress);
    case "person":
      return judgePerson(question, value as Person, today);
    case "photo":
    case "file":
      return judgeFiles(question, value as Photo[]);
    case "signature":
      return judgeSignature(value as Signature);
    case "place":
      return judgePlace(value as Place);
    default:
      return [];
  }
}

function judgeOptions(options: Option[], chosen: string[]): Fault[] {
  const known = new Set(options.map((option) => option.value));
  return chosen.every((item) => known.has(item)) ? [] : [fault("not-an-option")];
}

function judgeChoices(question: ChoicesQuestion, chosen: string[]): Fault[] {
  const faults = judgeOptions(question.options, chosen);
  const { min = 0, max } = question;
  if (chosen.length < min) faults.push(fault("too-few", { min }));
  if (max !== undefined && chosen.length > max) faults.push(fault("too-many", { max }));
  return faults;
}

function judgeNumber(question: NumberQuestion, value: string): Fault[] {
  const { decimals = 0 } = question;
  const number = tidyNumber(value);
  if (number === null || countDecimals(number) > decimals) return [fault("not-a-number", { decimals })];
  return judgeBounds(number, question);
}

function judgeAmount(question: AmountQuestion, value: string): Fault[] {
  const amount = tidyAmount(value);
  if (amount === null || countDecimals(amount) > CENTS) return [fault("not-an-amount")];
  return judgeBounds(amount, question);
}

function judgeBounds(number: string, { min, max }: NumberQuestion | AmountQuestion): Fault[] {
  if (min !== undefined && compareNumbers(number, min) < 0) return [fault("too-small", { min })];
  if (max !== undefined && compareNumbers(number, max) > 0) return [fault("too-large", { max })];
  return [];
}

function judgePlace(place: Place): Fault[] {
  const length = countCharacters(place.words);
  if (length > PLACE_LENGTH) return [fault("too-long", { max: PLACE_LENGTH, length })];
  if (place.kind === "point") return place.lon === undefined ? [fault("required", { part: "point" })] : [];
  return place.words ? [] : [fault("required", { part: "words" })];
}
