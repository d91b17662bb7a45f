/** Opens a street of the address book, in which nothing that repeats is written twice. Pure. */
import type { AddressBook, Street } from "../api";

/** One address of a street; `zone` and `district` are indexes, -1 where it lies in none. */
export interface Lot {
  number: number;
  suffix: string;
  zone: number;
  district: number;
  /** How many the building has; 0 where nobody knows. */
  dwellings: number;
}

/** A street as phones kept it until November 2026: a copy may still be there, and stays good until the next refresh. */
export interface OldStreet {
  name: string;
  numbers: [number: number, suffix: string, zone: number, district: number][];
}

/** The addresses of a street, in the order of their numbers. The server's twin is `rules/address_book.py`. */
export function lotsOf(street: Street | OldStreet): Lot[] {
  if ("numbers" in street) {
    return street.numbers.map(([number, suffix, zone, district]) => ({ number, suffix, zone, district, dwellings: 0 }));
  }
  const grounds = street.grounds.flatMap(([many, zone, district]) =>
    Array<{ zone: number; district: number }>(many).fill({ zone, district }),
  );
  let number = 0;
  const lots = street.steps.map((step, index): Lot => {
    number += step;
    return { number, suffix: "", zone: -1, district: -1, ...grounds[index], dwellings: 1 };
  });
  for (const [index, suffix] of street.suffixes ?? []) if (lots[index]) lots[index].suffix = suffix;
  for (const [index, dwellings] of street.buildings ?? []) if (lots[index]) lots[index].dwellings = dwellings;
  return lots;
}

/** A town that gives no building's size has not said that each is one home: it has said nothing. */
export function saysSizes(book: Pick<AddressBook, "streets">): boolean {
  return book.streets.some((street) => (street.buildings ?? []).length > 0);
}
