/** Eight characters in two groups, large to the eye and one by one to the ear. */
import type { JSX } from "preact";

export function SpokenCode({ code }: { code: string }): JSX.Element {
  const spelled = code.split("-").map((group) => [...group].join(", "));
  return (
    <strong class="pv-spoken-code" translate={false}>
      <span aria-hidden="true">{code}</span>
      <span class="pv-hidden">{spelled.join(". ")}</span>
    </strong>
  );
}
