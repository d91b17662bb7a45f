/** The state of something in a word. */
import type { ComponentChildren, JSX } from "preact";
import { Icon, type IconName } from "./icons";

export type Tone = "neutral" | "info" | "success" | "warning" | "danger";

/** How the states of requests, envelopes, notices and pickups look. */
const TONES: Record<string, Tone> = {
  received: "info",
  in_progress: "info",
  waiting_for_you: "warning",
  done: "success",
  refused: "danger",
  reopened: "warning",
  draft: "neutral",
  queued: "info",
  sending: "info",
  accepted: "success",
  waiting: "warning",
  published: "success",
  ended: "neutral",
  moved: "warning",
  cancelled: "danger",
  added: "info",
};

export interface TagProps {
  /** A state of the product; gives the tone. */
  state?: string | undefined;
  tone?: Tone | undefined;
  icon?: IconName | undefined;
  children: ComponentChildren;
}

export function Tag({ state, tone, icon, children }: TagProps): JSX.Element {
  const colour = tone ?? TONES[state ?? ""] ?? "neutral";
  return (
    <span class="ds-tag pv-tag" data-color={colour}>
      {icon && <Icon name={icon} />}
      {children}
    </span>
  );
}
