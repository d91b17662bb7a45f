/** Finds an address among those of the town, on the phone, as it is typed. Pure. */
import type { AddressBook, AddressNumber } from "../api";
import { GENERIC, readTyped, streetWords, type TypedAddress, typos } from "./street_words";

export interface FoundAddress {
  street: string;
  number: number;
  suffix: string;
  /** The key of its collection zone; empty when it lies in none. */
  zone: string;
  /** The code of its district; empty when it lies in none. */
  district: string;
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
  numbers: readonly AddressNumber[];
}

export interface Finder {
  book: AddressBook;
  streets: IndexedStreet[];
}

const MOST_STREETS = 8;
const MOST_ADDRESSES = 6;
/** Fewer letters than these may still become the kind of street. */
const LEAST_LETTERS = 3;

/** Prepares the search; a few milliseconds for twenty thousand addresses. */
export function makeFinder(book: AddressBook): Finder {
  const streets = book.streets.map((street) => ({
    name: street.name,
    words: streetWords(street.name),
    numbers: street.numbers,
  }));
  return { book, streets };
}

/** How an address of a street answers the number typed, the best first. */
const BEARS_IT = 0;
const BEGINS_LIKE_IT = 1;
const HAS_NEIGHBOURS = 2;
const OTHER = 3;

/** The streets that bear the number typed, then those that could, the best of each first. */
export function findAddresses(finder: Finder, text: string): FoundStreet[] {
  const typed = readTyped(text);
  if (typed.words.length === 0) return [];
  const matches = finder.streets
    .map((street) => ({ street, score: agreement(street.words, typed), answer: OTHER, rank: OTHER }))
    .filter(({ score }) => score > 0);
  for (const match of matches) {
    match.answer = answerOf(match.street, typed);
    // A street spelled out in full is meant, whatever the numbers of those that look like it.
    match.rank = match.street.words.every((word) => typed.words.includes(word)) ? BEARS_IT : match.answer;
  }
  const answering = matches.filter(({ answer }) => answer !== OTHER);
  const found = (answering.length > 0 ? answering : matches)
    .sort((a, b) => a.rank - b.rank || b.score - a.score || a.street.name.localeCompare(b.street.name, "fr"))
    .slice(0, MOST_STREETS);
  const alone = found.filter(({ answer }) => answer === BEARS_IT).length === 1;
  return found.map(({ street, answer }) => withNumbers(finder.book, street, typed, answer, alone));
}

function answerOf(street: IndexedStreet, typed: TypedAddress): number {
  if (!typed.number) return BEARS_IT;
  const same = street.numbers.filter(([number, suffix]) => agrees(number, suffix, typed));
  if (same.some(([number]) => String(number) === typed.number)) return BEARS_IT;
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

/** Every typed word must agree with a word of the street; what the street has more costs a little. */
function agreement(words: readonly string[], typed: TypedAddress): number {
  let total = 0;
  for (const [index, word] of typed.words.entries()) {
    const last = typed.unfinished && index === typed.words.length - 1;
    const best = Math.max(0, ...words.map((candidate) => likeness(word, candidate, last) * weight(candidate)));
    if (best === 0) return 0;
    total += best;
  }
  return total - 0.02 * words.length;
}

function weight(word: string): number {
  return GENERIC.has(word) ? 0.3 : 1;
}

function likeness(typed: string, word: string, unfinished: boolean): number {
  if (typed === word) return 3;
  if (word.startsWith(typed)) return unfinished ? 2.5 : 1.5;
  const limit = typed.length >= 8 ? 2 : typed.length >= 4 ? 1 : 0;
  if (limit === 0) return 0;
  const whole = typos(typed, word, limit);
  if (whole <= limit) return 2 - 0.5 * whole;
  const begun = unfinished ? typos(typed, word.slice(0, typed.length), limit) : limit + 1;
  return begun <= limit ? 1.2 - 0.4 * begun : 0;
}

function withNumbers(
  book: AddressBook,
  street: IndexedStreet,
  typed: TypedAddress,
  answer: number,
  alone: boolean,
): FoundStreet {
  if (!typed.number || answer === OTHER) return { street: street.name, addresses: [], exact: true };
  const wanted = Number(typed.number);
  const near = street.numbers.filter(([number, suffix]) => {
    if (answer === HAS_NEIGHBOURS) return true;
    // Where several streets bear the number, those that merely begin like it would come between them.
    return answer === BEARS_IT && !alone
      ? number === wanted && agrees(number, suffix, typed)
      : agrees(number, suffix, typed);
  });
  const sorted = near.sort((a, b) => distance(a, wanted) - distance(b, wanted) || a[1].localeCompare(b[1]));
  const addresses = sorted
    .slice(0, namesAStreet(typed) ? MOST_ADDRESSES : 1)
    .map((number) => toAddress(book, street.name, number));
  return { street: street.name, addresses, exact: answer !== HAS_NEIGHBOURS };
}

function namesAStreet(typed: TypedAddress): boolean {
  return typed.words.some((word) => !GENERIC.has(word));
}

function agrees(number: number, suffix: string, typed: TypedAddress): boolean {
  if (typed.suffix) return String(number) === typed.number && suffix.toUpperCase().startsWith(typed.suffix);
  return String(number).startsWith(typed.number);
}

function distance([number]: AddressNumber, wanted: number): number {
  return Math.abs(number - wanted);
}

/** The addresses of a street in the order of their numbers, to pick from. */
export function addressesOf(finder: Finder, street: string): FoundAddress[] {
  const found = finder.streets.find((one) => one.name === street);
  return (found?.numbers ?? [])
    .map((number) => toAddress(finder.book, street, number))
    .sort((a, b) => a.number - b.number || a.suffix.localeCompare(b.suffix));
}

/** Where an address lies now: its zone may have changed since it was chosen. */
export function locate(
  finder: Finder,
  wanted: Pick<FoundAddress, "street" | "number" | "suffix">,
): FoundAddress | undefined {
  return addressesOf(finder, wanted.street).find((one) => one.number === wanted.number && one.suffix === wanted.suffix);
}

function toAddress(book: AddressBook, street: string, [number, suffix, zone, district]: AddressNumber): FoundAddress {
  return {
    street,
    number,
    suffix,
    zone: book.zones[zone]?.key ?? "",
    district: book.districts[district] ?? "",
  };
}

/** « 12A, chemin de l’Érablière » */
export function addressWords(address: Pick<FoundAddress, "street" | "number" | "suffix">): string {
  return `${address.number}${address.suffix}, ${address.street}`;
}
