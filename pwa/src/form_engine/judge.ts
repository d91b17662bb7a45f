/** What is wrong with one clean answer. Twin of `server/parvis/forms/engine/judge.py`. */
import type {
  Answer,
  ChoicesQuestion,
  DateQuestion,
  Finding,
  NumberQuestion,
  Option,
  Photo,
  PhotoQuestion,
  Place,
  PostalAddress,
  Question,
} from "./definition.ts";
import {
  compareNumbers,
  countDecimals,
  hasPostalRule,
  resolveDate,
  tidyDate,
  tidyEmail,
  tidyNumber,
  tidyPhone,
  tidyPostalCode,
} from "./formats.ts";
import { countCharacters } from "./text.ts";

/** A finding that does not know its question yet. */
export type Fault = Omit<Finding, "question">;

const ADDRESS_PART_LENGTH = 200;
const PLACE_LENGTH = 500;
const IMAGE_TYPES = ["image/jpeg", "image/png", "image/webp"];

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
    case "date":
      return judgeDate(question, value as string, today);
    case "email":
      return tidyEmail(value as string) === null ? [fault("not-an-email")] : [];
    case "phone":
      return tidyPhone(value as string, question.country ?? "CA") === null ? [fault("not-a-phone")] : [];
    case "address":
      return judgeAddress(value as PostalAddress);
    case "photo":
      return judgePhotos(question, value as Photo[]);
    case "place":
      return judgePlace(value as Place);
    default:
      return [];
  }
}

function fault(code: string, params: Fault["params"] = {}): Fault {
  return { code, params };
}

function judgeLength(text: string, least: number, most: number): Fault[] {
  const length = countCharacters(text);
  if (length > most) return [fault("too-long", { max: most, length })];
  return length < least ? [fault("too-short", { min: least, length })] : [];
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
  const { decimals = 0, min, max } = question;
  const number = tidyNumber(value);
  if (number === null || countDecimals(number) > decimals) return [fault("not-a-number", { decimals })];
  if (min !== undefined && compareNumbers(number, min) < 0) return [fault("too-small", { min })];
  if (max !== undefined && compareNumbers(number, max) > 0) return [fault("too-large", { max })];
  return [];
}

function judgeDate(question: DateQuestion, value: string, today: string | null): Fault[] {
  const date = tidyDate(value);
  if (date === null) return [fault("not-a-date")];
  const earliest = question.min ? resolveDate(question.min, today) : null;
  const latest = question.max ? resolveDate(question.max, today) : null;
  if (earliest !== null && date < earliest) return [fault("too-early", { min: earliest })];
  return latest !== null && date > latest ? [fault("too-late", { max: latest })] : [];
}

function judgeAddress(address: PostalAddress): Fault[] {
  const country = address.country ?? "";
  const needed: (keyof PostalAddress)[] =
    country === "CA" || country === "US"
      ? ["line1", "city", "region", "postal_code"]
      : ["line1", "city", "postal_code"];
  const faults = needed.filter((part) => address[part] === undefined).map((part) => fault("required", { part }));
  for (const [part, text] of Object.entries(address)) {
    const length = countCharacters(text ?? "");
    if (length > ADDRESS_PART_LENGTH) faults.push(fault("too-long", { part, max: ADDRESS_PART_LENGTH, length }));
  }
  if (!/^[A-Z]{2}$/u.test(country)) faults.push(fault("not-an-option", { part: "country" }));
  if (address.postal_code && tidyPostalCode(address.postal_code, country) === null) {
    faults.push(fault("not-a-postal-code", hasPostalRule(country) ? { country } : {}));
  }
  return faults;
}

function judgePhotos(question: PhotoQuestion, photos: Photo[]): Fault[] {
  const faults = photos.length > question.max_files ? [fault("too-many", { max: question.max_files })] : [];
  if (photos.some((photo) => !IMAGE_TYPES.includes(photo.media_type))) {
    faults.push(fault("not-an-option", { part: "media_type" }));
  }
  if (photos.some((photo) => photo.size_bytes > question.max_bytes)) {
    faults.push(fault("too-large", { max: question.max_bytes }));
  }
  return faults;
}

function judgePlace(place: Place): Fault[] {
  const length = countCharacters(place.words);
  if (length > PLACE_LENGTH) return [fault("too-long", { max: PLACE_LENGTH, length })];
  if (place.kind === "point") return place.lon === undefined ? [fault("required", { part: "point" })] : [];
  return place.words ? [] : [fault("required", { part: "words" })];
}
