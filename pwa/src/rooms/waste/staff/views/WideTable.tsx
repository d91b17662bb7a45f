/** A table under its caption; one wider than the screen goes sideways in its own frame, by keyboard too. */
import type { ComponentChildren, JSX } from "preact";
import "../tables.css";

export interface WideTableProps {
  caption: string;
  /** The caption is a heading of its part of the screen. */
  heading?: boolean | undefined;
  heads: readonly ComponentChildren[];
  class?: string | undefined;
  /** The rows, `tr` each. */
  children: ComponentChildren;
}

export function WideTable({ caption, heading, heads, children, ...rest }: WideTableProps): JSX.Element {
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reached by keyboard (WCAG 2.1.1; axe: scrollable-region-focusable).
    <section class="pv-scroll" aria-label={caption} tabIndex={0}>
      <table class={rest.class ? `pv-table ${rest.class}` : "pv-table"}>
        <caption>{heading ? <h3>{caption}</h3> : caption}</caption>
        <thead>
          <tr>
            {heads.map((head, column) => (
              <th scope="col" key={column}>
                {head}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>{children}</tbody>
      </table>
    </section>
  );
}
