/** Rows under each other, parted by a hair line; a row that leads somewhere is pressed anywhere. */
import type { ComponentChildren, JSX } from "preact";
import { Icon } from "./icons";

export function List({ children, label }: { children: ComponentChildren; label?: string | undefined }): JSX.Element {
  return (
    <ul class="pv-list" aria-label={label}>
      {children}
    </ul>
  );
}

export interface RowProps {
  title: ComponentChildren;
  detail?: ComponentChildren | undefined;
  picture?: ComponentChildren | undefined;
  /** At the end of the row: a tag, a time. */
  end?: ComponentChildren | undefined;
  href?: string | undefined;
  children?: ComponentChildren | undefined;
}

export function Row({ title, detail, picture, end, href, children }: RowProps): JSX.Element {
  return (
    <li class="pv-row">
      {picture && <div class="pv-row-picture">{picture}</div>}
      <div class="pv-row-words">
        {href ? (
          <a class="pv-row-title pv-row-link" href={href}>
            {title}
          </a>
        ) : (
          <div class="pv-row-title">{title}</div>
        )}
        {detail && <div class="pv-row-detail">{detail}</div>}
        {children}
      </div>
      {end && <div class="pv-row-end">{end}</div>}
      {href && <Icon name="chevron-right" class="pv-row-chevron" />}
    </li>
  );
}
