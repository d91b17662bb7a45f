/** A number to call: the town hall's unless another is given. */
import type { JSX } from "preact";
import { telephoneLink, town } from "../kernel/town";

export function PhoneLink({ phone }: { phone?: string | undefined }): JSX.Element | null {
  const number = phone ?? town.value?.phone;
  if (!number) return null;
  return (
    <a class="ds-link pv-phone" href={telephoneLink(number)}>
      {number.replaceAll(" ", "\u00a0").replaceAll("-", "\u2011")}
    </a>
  );
}
