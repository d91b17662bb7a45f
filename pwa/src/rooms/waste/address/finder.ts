/** Finds an address among those of the town, on the phone, as it is typed. Pure. */
import type { AddressBook } from "../api";
import { type Lot, lotsOf, saysSizes } from "./book";
import { countsLittle, GENERIC, readTyped, streetWords, type TypedAddress, typos } from "./street_words";

export interface FoundAddress {
  street: string;
  number: number;
  suffix: string;
  /** The key of its collection zone; empty when it lies in none. */
  zone: string;
  /** The code of its district; empty when it lies in none. */
  district: string;
  /** How many its building has; 0 where the town does not say. */
  dwellings: number;
}

export interface FoundStreet {
  street: string;
  /** The addresses of the street that agree with the number typed, nearest first. */
  addresses: FoundAddress[];
  /** False when no address bears the number typed and `addresses` are its neighbours. */
  exact: boolean;
}

interface IndexedStreet {
  name: string;
  words: string[];
  readonly lots: readonly Lot[];
}

export interface Finder {
  book: AddressBook;
  readonly streets: readonly IndexedStreet[];
  saysSizes: boolean;
}

const MOST_STREETS = 8;
const MOST_ADDRESSES = 6;
/** Fewer letters than these may still become the kind of street. */
const LEAST_LETTERS = 3;

/** Prepares the search. What only a search needs is made by the first one, and a street is opened when it is looked at. */
export function makeFinder(book: AddressBook): Finder {
  let streets: IndexedStreet[] | undefined;
  return {
    book,
    saysSizes: saysSizes(book),
    get streets() {
      streets ??= book.streets.map(toIndexed);
      return streets;
    },
  };
}

function toIndexed(street: AddressBook["streets"][number]): IndexedStreet {
  let lots: Lot[] | undefined;
  return {
    name: street.name,
    words: streetWords(street.name),
    get lots() {
      lots ??= lotsOf(street);
      return lots;
    },
  };
}

const order = new Intl.Collator("fr");

/** How an address of a street answers the number typed, the best first. */
const BEARS_IT = 0;
const BEGINS_LIKE_IT = 1;
const HAS_NEIGHBOURS = 2;
const OTHER = 3;

/** The streets that bear the number typed, then those that could, the best of each first. */
export function findAddresses(finder: Finder, text: string): FoundStreet[] {
  const typed = readTyped(text);
  if (typed.words.length === 0) return [];
  const strict = matchesOf(finder, typed, false);
  const matches = strict.length > 0 ? strict : matchesOf(finder, typed, true);
  for (const match of matches) {
    match.answer = answerOf(match.street, typed);
    // A street spelled out in full is meant, whatever the numbers of those that look like it.
    match.rank = match.street.words.every((word) => typed.words.includes(word)) ? BEARS_IT : match.answer;
  }
  const answering = matches.filter(({ answer }) => answer !== OTHER);
  const found = (answering.length > 0 ? answering : matches)
    .sort((a, b) => a.rank - b.rank || b.score - a.score || order.compare(a.street.name, b.street.name))
    .slice(0, MOST_STREETS);
  const alone = found.filter(({ answer }) => answer === BEARS_IT).length === 1;
  return found.map(({ street, answer }) => withNumbers(finder, street, typed, answer, alone));
}

interface Match {
  street: IndexedStreet;
  score: number;
  answer: number;
  rank: number;
}

function matchesOf(finder: Finder, typed: TypedAddress, isLoose: boolean): Match[] {
  return finder.streets
    .map((street) => ({ street, score: agreement(street.words, typed, isLoose), answer: OTHER, rank: OTHER }))
    .filter(({ score }) => score > 0);
}

function answerOf(street: IndexedStreet, typed: TypedAddress): number {
  if (!typed.number) return BEARS_IT;
  const same = street.lots.filter((lot) => agrees(lot, typed));
  if (same.some(({ number }) => String(number) === typed.number)) return BEARS_IT;
  if (same.length > 0) return BEGINS_LIKE_IT;
  return isNamed(street, typed) ? HAS_NEIGHBOURS : OTHER;
}

/** Whether what was typed names this street, and not only its kind: « rue » alone does not. */
function isNamed(street: IndexedStreet, typed: TypedAddress): boolean {
  const own = street.words.filter((word) => !GENERIC.has(word));
  return typed.words.some(
    (word) =>
      !GENERIC.has(word) &&
      own.some((one) => one === word || (word.length >= LEAST_LETTERS && likeness(word, one, typed.unfinished) > 0)),
  );
}

/**
 * Every typed word must agree with a word of the street; what the street has more costs a little. Loosely, a word that
 * agrees with nothing costs a little too, if it may be the kind of street or a word that links: those are mistaken often.
 */
function agreement(words: readonly string[], typed: TypedAddress, isLoose: boolean): number {
  let total = 0;
  let isNamed = false;
  for (const [index, word] of typed.words.entries()) {
    const last = typed.unfinished && index === typed.words.length - 1;
    const best = Math.max(0, ...words.map((candidate) => likeness(word, candidate, last) * weight(candidate)));
    if (best === 0 && !(isLoose && countsLittle(word))) return 0;
    if (best >= 1) isNamed = true;
    total += best || -0.1;
  }
  return isLoose && !isNamed ? 0 : total - 0.02 * words.length;
}

function weight(word: string): number {
  return GENERIC.has(word) ? 0.3 : 1;
}

function likeness(typed: string, word: string, unfinished: boolean): number {
  if (typed === word) return 3;
  if (word.startsWith(typed)) return unfinished ? 2.5 : 1.5;
  const limit = typed.length >= 8 ? 2 : typed.length >= LEAST_LETTERS ? 1 : 0;
  if (limit === 0) return 0;
  const whole = typos(typed, word, limit);
  if (whole <= limit) return 2 - 0.5 * whole;
  const begun = unfinished ? typos(typed, word.slice(0, typed.length), limit) : limit + 1;
  return begun <= limit ? 1.2 - 0.4 * begun : 0;
}

function withNumbers(
  finder: Finder,
  street: IndexedStreet,
  typed: TypedAddress,
  answer: number,
  alone: boolean,
): FoundStreet {
  if (!typed.number || answer === OTHER) return { street: street.name, addresses: [], exact: true };
  const wanted = Number(typed.number);
  const near = street.lots.filter((lot) => {
    if (answer === HAS_NEIGHBOURS) return true;
    // Where several streets bear the number, those that merely begin like it would come between them.
    return answer === BEARS_IT && !alone ? lot.number === wanted && agrees(lot, typed) : agrees(lot, typed);
  });
  const sorted = near.sort((a, b) => distance(a, wanted) - distance(b, wanted) || order.compare(a.suffix, b.suffix));
  const addresses = sorted
    .slice(0, namesAStreet(typed) ? MOST_ADDRESSES : 1)
    .map((lot) => toAddress(finder, street.name, lot));
  return { street: street.name, addresses, exact: answer !== HAS_NEIGHBOURS };
}

function namesAStreet(typed: TypedAddress): boolean {
  return typed.words.some((word) => !GENERIC.has(word));
}

function agrees({ number, suffix }: Lot, typed: TypedAddress): boolean {
  if (typed.suffix) return String(number) === typed.number && suffix.toUpperCase().startsWith(typed.suffix);
  return String(number).startsWith(typed.number);
}

function distance({ number }: Lot, wanted: number): number {
  return Math.abs(number - wanted);
}

/** The addresses of a street in the order of their numbers, to pick from. */
export function addressesOf(finder: Finder, street: string): FoundAddress[] {
  const found = finder.book.streets.find((one) => one.name === street);
  return found ? lotsOf(found).map((lot) => toAddress(finder, street, lot)) : [];
}

/** Where an address lies now: its zone may have changed since it was chosen. */
export function locate(
  finder: Finder,
  wanted: Pick<FoundAddress, "street" | "number" | "suffix">,
): FoundAddress | undefined {
  return addressesOf(finder, wanted.street).find((one) => one.number === wanted.number && one.suffix === wanted.suffix);
}

function toAddress({ book, saysSizes: says }: Finder, street: string, lot: Lot): FoundAddress {
  return {
    street,
    number: lot.number,
    suffix: lot.suffix,
    zone: book.zones[lot.zone]?.key ?? "",
    district: book.districts[lot.district] ?? "",
    dwellings: says ? lot.dwellings : 0,
  };
}

/** « 12A, chemin de l’Érablière » */
export function addressWords(address: Pick<FoundAddress, "street" | "number" | "suffix">): string {
  return `${address.number}${address.suffix}, ${address.street}`;
}
