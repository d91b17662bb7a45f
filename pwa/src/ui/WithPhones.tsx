/** A text that the town wrote, in which each phone number can be pressed. */
import type { JSX } from "preact";
import { PhoneLink } from "./PhoneLink";

/** Seven digits or more, written as numbers are: « 418 555-0142 », « 310-4141 », « +352 24 78 »; and 911. */
const NUMBER = /((?:\+|\b)\d[\d\u00a0 .-]{5,}\d\b|\b911\b)/;

export function WithPhones({ text }: { text: string }): JSX.Element {
  return (
    <>
      {text
        .split(NUMBER)
        .map((part, index) => (index % 2 === 1 ? <PhoneLink key={`${index} ${part}`} phone={part} /> : part))}
    </>
  );
}
