/** Buttons do something; links that look like buttons go somewhere. */
import type { ComponentChildren, JSX, TargetedMouseEvent } from "preact";
import { Icon, type IconName } from "./icons";

export type ButtonVariant = "primary" | "secondary" | "tertiary";

interface Look {
  /** The words; none only where `icon` and `label` say it all. */
  children?: ComponentChildren | undefined;
  variant?: ButtonVariant | undefined;
  /** `danger` for what cannot be undone. */
  tone?: "danger" | undefined;
  icon?: IconName | undefined;
  wide?: boolean | undefined;
}

export interface ButtonProps extends Look {
  onClick?: ((event: TargetedMouseEvent<HTMLButtonElement>) => void) | undefined;
  type?: "button" | "submit" | undefined;
  /** Work is under way: the button stays where it is, says so, and does not act twice. */
  busy?: boolean | undefined;
  disabled?: boolean | undefined;
  id?: string | undefined;
  label?: string | undefined;
  pressed?: boolean | undefined;
  expanded?: boolean | undefined;
  controls?: string | undefined;
}

export function Button(props: ButtonProps): JSX.Element {
  const { type = "button", busy, disabled, onClick } = props;
  const act = (event: TargetedMouseEvent<HTMLButtonElement>): void => {
    if (busy) event.preventDefault();
    else onClick?.(event);
  };
  return (
    <button
      {...look(props)}
      type={type}
      id={props.id}
      disabled={disabled}
      aria-busy={busy ? "true" : undefined}
      aria-label={props.label}
      aria-pressed={props.pressed}
      aria-expanded={props.expanded}
      aria-controls={props.controls}
      onClick={act}
    >
      {inside(props)}
    </button>
  );
}

export interface LinkButtonProps extends Look {
  href: string;
  download?: string | undefined;
  /** For a document that would take the place of the app. */
  newTab?: boolean | undefined;
}

export function LinkButton(props: LinkButtonProps): JSX.Element {
  return (
    <a
      {...look(props)}
      href={props.href}
      download={props.download}
      target={props.newTab ? "_blank" : undefined}
      rel={props.newTab ? "noopener" : undefined}
    >
      {inside(props)}
    </a>
  );
}

function look({ variant = "primary", tone, wide }: Look): Record<string, string | undefined> {
  return { class: wide ? "ds-button pv-wide" : "ds-button", "data-variant": variant, "data-color": tone };
}

function inside({ icon, children }: Look): JSX.Element {
  return (
    <>
      {icon && <Icon name={icon} />}
      {children !== undefined && <span>{children}</span>}
    </>
  );
}
