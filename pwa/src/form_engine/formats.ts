/**
 * Numbers, days, e-mail addresses, telephones and postal codes as people type them.
 *
 * Each `tidy…` returns the one written form, or null when the text is not one. Twin of `server/parvis/forms/engine/formats.py`.
 */
import { cleanLine, countCharacters, lower, upper } from "./text.ts";

const NUMBER = /^(-?)([0-9]{0,30})(?:\.([0-9]{0,30}))?$/u;
const MONEY = /^(-?)(?:\$|\u20ac|CAD|CHF|EUR|USD|Fr\.?)?(-?[0-9.]*?)(?:\$|\u20ac|CAD|CHF|EUR|USD|Fr\.?)?$/u;
const YEAR_FIRST = /^([1-9][0-9]{3})[-/ ]([0-9]{1,2})[-/ ]([0-9]{1,2})$/u;
const DAY_FIRST = /^([0-9]{1,2}) ([0-9]{1,2}) ([1-9][0-9]{3})$/u;
const RELATIVE = /^today(?:([+-])([0-9]{1,5}))?$/u;
const MONTH_DAYS = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];
const LOCAL_PART = /^[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+(?:\.[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+)*$/u;
const LABEL = /^[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?$/u;
const LAST_LABEL = /^[a-z][a-z0-9-]{0,61}[a-z0-9]$/u;
const EXTENSION = /^([^a-z#;]*)(?:;?(?:poste|post|extension|ext|x|#)[ .:=]*([0-9]{1,6}))?$/u;
const PHONE_MARKS = /[ .,()/\u2010-\u2015-]/gu;
const NORTH_AMERICA = /^\+1[2-9][0-9]{2}[2-9][0-9]{6}$/u;
const ELSEWHERE = /^\+[2-9][0-9]{7,14}$/u;
const POSTAL_MARKS = /[ -]/gu;

const NATIONAL_PHONES: Record<string, [RegExp, string]> = {
  BE: [/^0([1-9][0-9]{7,8})$/u, "+32"],
  CA: [/^1?([2-9][0-9]{9})$/u, "+1"],
  CH: [/^0([1-9][0-9]{8})$/u, "+41"],
  FR: [/^0([1-9][0-9]{8})$/u, "+33"],
  LU: [/^([2-9][0-9]{5,8})$/u, "+352"],
  US: [/^1?([2-9][0-9]{9})$/u, "+1"],
};
// Letters that Canada Post never uses are left out: they are mistakes of the hand.
const POSTAL_CODES: Record<string, [RegExp, string]> = {
  BE: [/^B?([1-9][0-9]{3})()$/u, ""],
  CA: [/^([ABCEGHJ-NPRSTVXY][0-9][ABCEGHJ-NPRSTV-Z])([0-9][ABCEGHJ-NPRSTV-Z][0-9])$/u, " "],
  CH: [/^(?:CH)?([1-9][0-9]{3})()$/u, ""],
  FR: [/^(?:F)?([0-9]{5})()$/u, ""],
  LU: [/^L?([1-9][0-9]{3})()$/u, ""],
  US: [/^([0-9]{5})([0-9]{4})?$/u, "-"],
};

const DECIMAL_PLACES = 30;
const EMAIL_LENGTH = 254;
const LOCAL_PART_LENGTH = 64;
const PHONE_LENGTH = 40;
const POSTAL_CODE_LENGTH = 16;

/** « 1 234,50 » becomes "1234.5": a point, no grouping, no needless zero. */
export function tidyNumber(line: string): string | null {
  const found = NUMBER.exec(line.replaceAll(" ", "").replaceAll(",", ".").replaceAll("\u2212", "-"));
  if (!found || !(found[2] || found[3])) return null;
  const whole = (found[2] ?? "").replace(/^0+/u, "") || "0";
  const fraction = (found[3] ?? "").replace(/0+$/u, "");
  const number = fraction ? `${whole}.${fraction}` : whole;
  return number === "0" ? number : (found[1] ?? "") + number;
}

/** « 1 234,50 $ » and « CHF 1’234.50 » become "1234.5": the currency is the question's, and is not compared. */
export function tidyAmount(line: string): string | null {
  const bare = line
    .replace(/[ '\u2019]/gu, "")
    .replaceAll(",", ".")
    .replaceAll("\u2212", "-");
  const found = MONEY.exec(bare);
  return found ? tidyNumber(`${found[1]}${found[2]}`) : null;
}

/** How many digits follow the point of a tidy number. */
export function countDecimals(number: string): number {
  return (number.split(".")[1] ?? "").length;
}

/** Below, at or above zero, as `one` is smaller than, equal to or larger than `other`; exact, no floats. */
export function compareNumbers(one: string, other: string): -1 | 0 | 1 {
  const [first, second] = [scaled(one), scaled(other)];
  return first < second ? -1 : first > second ? 1 : 0;
}

function scaled(number: string): bigint {
  const [whole = "", fraction = ""] = number.split(".");
  return BigInt(whole + fraction.padEnd(DECIMAL_PLACES, "0"));
}

/** « 27 3 2027 » and « 2027/3/27 » become "2027-03-27". 03/04 stays out: it is two days, one in each language. */
export function tidyDate(line: string): string | null {
  const yearFirst = YEAR_FIRST.exec(line);
  const dayFirst = DAY_FIRST.exec(line);
  const parts = yearFirst?.slice(1) ?? dayFirst?.slice(1).reverse();
  if (!parts) return null;
  const [year = 0, month = 0, day = 0] = parts.map(Number);
  if (month < 1 || month > 12 || day < 1 || day > daysIn(year, month)) return null;
  return written(year, month, day);
}

/** The day that a bound ("2027-03-27", "today", "today+30") means; null when it needs today and nobody said it. */
export function resolveDate(bound: string, today: string | null): string | null {
  const found = RELATIVE.exec(bound);
  if (!found) return tidyDate(bound);
  if (today === null || tidyDate(today) !== today) return null;
  const days = Number(found[2] ?? "0");
  return shift(today, found[1] === "-" ? -days : days);
}

function daysIn(year: number, month: number): number {
  const leap = month === 2 && (year % 100 === 0 ? year % 400 === 0 : year % 4 === 0);
  return (MONTH_DAYS[month - 1] ?? 0) + (leap ? 1 : 0);
}

function shift(date: string, days: number): string {
  let [year = 0, month = 0, day = 0] = date.split("-").map(Number);
  day += days;
  while (day < 1) {
    [year, month] = month === 1 ? [year - 1, 12] : [year, month - 1];
    day += daysIn(year, month);
  }
  for (let length = daysIn(year, month); day > length; length = daysIn(year, month)) {
    day -= length;
    [year, month] = month === 12 ? [year + 1, 1] : [year, month + 1];
  }
  return written(year, month, day);
}

function written(year: number, month: number, day: number): string {
  return [`${year}`.padStart(4, "0"), `${month}`.padStart(2, "0"), `${day}`.padStart(2, "0")].join("-");
}

/** The part after @ in small letters. Only ASCII: what every mail server of a town accepts. */
export function tidyEmail(line: string): string | null {
  const at = line.lastIndexOf("@");
  const [local, domain] = [line.slice(0, Math.max(at, 0)), lower(line.slice(at + 1))];
  const labels = domain.split(".");
  const isRight =
    at >= 0 &&
    line.length <= EMAIL_LENGTH &&
    local.length <= LOCAL_PART_LENGTH &&
    LOCAL_PART.test(local) &&
    labels.length > 1 &&
    labels.every((label) => LABEL.test(label)) &&
    LAST_LABEL.test(labels.at(-1) ?? "");
  return isRight ? `${local}@${domain}` : null;
}

/** « 418 555-0142 poste 12 » becomes "+14185550142;ext=12" (RFC 3966 without its "tel:"). */
export function tidyPhone(line: string, country: string): string | null {
  const found = line.length > PHONE_LENGTH ? null : EXTENSION.exec(lower(line));
  if (!found) return null;
  let number = found[1] ?? "";
  if (number.startsWith("+")) number = number.replaceAll("(0)", "");
  number = number.replace(PHONE_MARKS, "");
  const prefix = country === "CA" || country === "US" ? "011" : "00";
  if (number.startsWith(prefix)) {
    number = `+${number.slice(prefix.length)}`;
  } else if (!number.startsWith("+")) {
    const [pattern, code] = NATIONAL_PHONES[country] ?? [/^$/u, ""];
    const national = pattern.exec(number);
    number = national ? code + (national[1] ?? "") : "";
  }
  if (!NORTH_AMERICA.test(number) && !ELSEWHERE.test(number)) return null;
  return found[2] ? `${number};ext=${found[2]}` : number;
}

/** Whether we know how this country writes its postal codes. */
export function hasPostalRule(country: string): boolean {
  return Object.hasOwn(POSTAL_CODES, country);
}

/** « g5r1a1 » becomes "G5R 1A1"; in a country without a rule here, any short text is one. */
export function tidyPostalCode(line: string, country: string): string | null {
  const rule = hasPostalRule(country) ? POSTAL_CODES[country] : undefined;
  if (!rule) return line && countCharacters(line) <= POSTAL_CODE_LENGTH ? upper(line) : null;
  const [pattern, between] = rule;
  const found = pattern.exec(upper(line).replace(POSTAL_MARKS, ""));
  if (!found) return null;
  return found[2] ? `${found[1]}${between}${found[2]}` : (found[1] ?? null);
}

/** The name alone, without the folders that some browsers send. */
export function tidyFileName(text: string): string {
  return cleanLine(text.replaceAll("\\", "/").split("/").at(-1) ?? "");
}
