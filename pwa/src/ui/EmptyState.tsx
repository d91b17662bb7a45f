/** Nothing yet, or nothing found: says what will be here and how to begin. */
import type { ComponentChildren, JSX } from "preact";

export interface EmptyStateProps {
  title: ComponentChildren;
  children?: ComponentChildren | undefined;
  picture?: ComponentChildren | undefined;
  actions?: ComponentChildren | undefined;
}

export function EmptyState({ title, children, picture, actions }: EmptyStateProps): JSX.Element {
  return (
    <div class="pv-empty">
      {picture && <div class="pv-empty-picture">{picture}</div>}
      <p class="pv-empty-title">{title}</p>
      {children && <div>{children}</div>}
      {actions && <div class="pv-actions">{actions}</div>}
    </div>
  );
}
