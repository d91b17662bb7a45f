/** A sentence of the app with elements inside: `<Phrase words="help.call" phone={<PhoneLink />} />`. */
import type { ComponentChildren, JSX } from "preact";
import { template } from "../kernel/words";

export function Phrase({ words, ...holes }: { words: string; [hole: string]: ComponentChildren }): JSX.Element {
  const parts = template(words).split(/\{(\w+)\}/);
  return <>{parts.map((part, index) => (index % 2 === 1 ? holes[part] : part))}</>;
}
