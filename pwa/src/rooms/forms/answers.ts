/** What a person answered, as people read it: on the check page, in « Mes demandes ». */

import type { Answers, Photo, Words } from "../../form_engine";
import {
  type Answer,
  type Definition,
  normalise,
  type Person,
  type Place,
  type PostalAddress,
  type Question,
  type Signature,
} from "../../form_engine";
import { formatDay, locale } from "../../kernel/dates";
import { pick, t } from "../../kernel/words";
import { photosIn } from "../../outbox/envelope";
import { answerAt, type Spot } from "./items";

export interface ShownAnswer {
  /** The name of the question in findings. */
  path: string;
  question: Question;
  /** Of a repeated step: which one. */
  item: number | null;
  /** One line each; empty when nothing was answered. */
  lines: string[];
  photos: Photo[];
  signature: Signature | undefined;
}

/** Every question of a page with its answer; statements say nothing of the person and are left out. */
export function shownAnswers(
  definition: Definition,
  asked: readonly (Spot & { path: string })[],
  answers: Answers,
): ShownAnswer[] {
  const clean = normalise(definition, answers);
  return asked
    .filter(({ question }) => question.type !== "statement")
    .map(({ path, ...spot }) => {
      const { question, item } = spot;
      const value = answerAt(spot, clean) as Answer | undefined;
      const photos = question.type === "photo" ? photosIn(value) : [];
      const signature = question.type === "signature" ? (value as Signature | undefined) : undefined;
      return { path, question, item, photos, signature, lines: value === undefined ? [] : linesOf(question, value) };
    });
}

export function linesOf(question: Question, value: Answer): string[] {
  switch (question.type) {
    case "choice":
      return [optionWords(question.options, value as string)];
    case "choices":
      return (value as string[]).map((chosen) => optionWords(question.options, chosen));
    case "yes_no":
      return [t(value === true ? "forms.yes" : "forms.no")];
    case "consent":
      return [t(value === true ? "forms.agreed" : "forms.not_agreed")];
    case "number":
      return [[formatNumber(value as string), pick(question.unit)].filter(Boolean).join("\u00a0")];
    case "amount":
      return [formatAmount(value as string, question.currency)];
    case "date":
      return [dayWords(value as string)];
    case "phone":
      return [formatPhone(value as string)];
    case "address":
      return addressLines(value as PostalAddress);
    case "person":
      return personLines(value as Person);
    case "signature":
      return [(value as Signature).name];
    case "file":
      return photosIn(value).map(({ name }) => name);
    case "place":
      return placeLines(value as Place);
    case "photo":
      return [t("forms.photo.count", { count: photosIn(value).length })];
    default:
      return String(value).split("\n");
  }
}

function optionWords(options: readonly { value: string; label: Words }[], value: string): string {
  const option = options.find((one) => one.value === value);
  return option ? pick(option.label) : value;
}

function dayWords(value: string): string {
  return /^\d{4}-\d{2}-\d{2}$/.test(value) ? formatDay(value, { year: true }) : value;
}

function formatNumber(value: string): string {
  const number = Number(value);
  return Number.isFinite(number)
    ? new Intl.NumberFormat(locale(), { maximumFractionDigits: 20 }).format(number)
    : value;
}

/** « 12,50 $ », as the language writes it. */
export function formatAmount(value: string, currency: string): string {
  const number = Number(value);
  return Number.isFinite(number)
    ? new Intl.NumberFormat(locale(), { style: "currency", currency, currencyDisplay: "narrowSymbol" }).format(number)
    : value;
}

function personLines({ given_name, family_name, birth_date, email, phone, address }: Person): string[] {
  const name = [given_name, family_name].filter(Boolean).join(" ");
  const born = birth_date && t("forms.person.born", { day: dayWords(birth_date) });
  const lines = [name, born, email, phone && formatPhone(phone), ...(address ? addressLines(address) : [])];
  return lines.filter((line): line is string => Boolean(line));
}

/** « +14185550142;ext=12 » becomes « 418 555-0142, poste 12 »; other countries keep their plus. */
export function formatPhone(value: string): string {
  const found = /^\+1(\d{3})(\d{3})(\d{4})(?:;ext=(\d+))?$/.exec(value);
  if (!found) return value.replace(";ext=", ` ${t("forms.phone.extension")} `);
  const number = `${found[1]}\u00a0${found[2]}\u2011${found[3]}`;
  return found[4] ? `${number}, ${t("forms.phone.extension")}\u00a0${found[4]}` : number;
}

function addressLines({ line1, line2, city, region, postal_code, country }: PostalAddress): string[] {
  const town = [city, region && `(${region})`, postal_code].filter(Boolean).join(" ");
  const abroad = country && country !== "CA" ? countryName(country) : undefined;
  return [line1, line2, town, abroad].filter((line): line is string => Boolean(line));
}

export function countryName(code: string): string {
  return new Intl.DisplayNames([locale()], { type: "region" }).of(code) ?? code;
}

function placeLines(place: Place): string[] {
  const point =
    place.lon === undefined || place.lat === undefined ? "" : t("forms.place.point.shown", coordinates(place));
  return [place.words, point].filter(Boolean);
}

function coordinates({ lat = 0, lon = 0 }: Place): { lat: string; lon: string } {
  return { lat: lat.toFixed(5), lon: lon.toFixed(5) };
}
