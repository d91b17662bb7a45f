/** Postal addresses, as the countries we serve write them. Twin of `server/parvis/forms/engine/addresses.py`. */
import type { Country, PostalAddress } from "./definition.ts";
import { hasPostalRule, tidyPostalCode } from "./formats.ts";
import { cleanLine, countCharacters, upper } from "./text.ts";
import { type Fault, fault, hasOnly, isRecord, judgeLength, own, WRONG } from "./values.ts";

const PARTS = ["line1", "line2", "city", "region", "postal_code", "country"] as const;
const PART_LENGTH = 200;
const PROVINCES = "AB BC MB NB NL NS NT NU ON PE QC SK YT".split(" ");
const STATES = (
  "AK AL AR AZ CA CO CT DC DE FL GA HI IA ID IL IN KS KY LA MA MD ME MI MN MO MS MT NC ND NE NH NJ NM NV NY " +
  "OH OK OR PA PR RI SC SD TN TX UT VA VT WA WI WV WY"
).split(" ");
export const ALL_COUNTRIES: readonly Country[] = ["BE", "CA", "CH", "FR", "LU", "US"];

/** Which provinces or states there are, where an address needs one. */
function regionsOf(country: string): readonly string[] | undefined {
  return country === "CA" ? PROVINCES : country === "US" ? STATES : undefined;
}

/** The parts that were filled in; `usual` is the country meant when none is named. */
export function cleanAddress(usual: Country, value: unknown): PostalAddress | null | typeof WRONG {
  if (!isRecord(value) || !hasOnly(value, PARTS)) return WRONG;
  const address: PostalAddress = {};
  for (const part of PARTS) {
    const text = own(value, part) ?? "";
    if (typeof text !== "string") return WRONG;
    const line = cleanLine(text);
    if (line) address[part] = line;
  }
  if (Object.keys(address).every((part) => part === "country")) return null;
  const country = upper(address.country ?? usual);
  address.country = country;
  if (address.postal_code) address.postal_code = tidyPostalCode(address.postal_code, country) ?? address.postal_code;
  if (regionsOf(country) && address.region && countCharacters(address.region) === 2) {
    address.region = upper(address.region);
  }
  return address;
}

/** What is missing or impossible; with `countries`, also another country, or a region that does not exist. */
export function judgeAddress(countries: readonly string[] | undefined, address: PostalAddress): Fault[] {
  const country = address.country ?? "";
  const regions = regionsOf(country);
  const needed: (keyof PostalAddress)[] = regions
    ? ["line1", "city", "region", "postal_code"]
    : ["line1", "city", "postal_code"];
  const faults = needed.filter((part) => address[part] === undefined).map((part) => fault("required", { part }));
  for (const [part, text] of Object.entries(address)) faults.push(...judgeLength(text ?? "", 0, PART_LENGTH, { part }));
  if (!/^[A-Z]{2}$/u.test(country) || (countries && !countries.includes(country))) {
    faults.push(fault("not-an-option", { part: "country" }));
  }
  if (countries && regions && address.region && !regions.includes(address.region)) {
    faults.push(fault("not-an-option", { part: "region" }));
  }
  if (address.postal_code && tidyPostalCode(address.postal_code, country) === null) {
    faults.push(fault("not-a-postal-code", hasPostalRule(country) ? { country } : {}));
  }
  return faults;
}
