/** Something to know, with its weight said by a word and an icon, never by colour alone. */
import type { ComponentChildren, JSX } from "preact";
import { t } from "../kernel/words";
import { Icon, type IconName } from "./icons";

export type Severity = "emergency" | "warning" | "info" | "success";

const LOOKS: Record<Severity, { icon: IconName; colour: string }> = {
  emergency: { icon: "siren", colour: "danger" },
  warning: { icon: "warning", colour: "warning" },
  info: { icon: "info", colour: "info" },
  success: { icon: "circle-check", colour: "success" },
};

export interface NotificationProps {
  severity: Severity;
  title?: ComponentChildren | undefined;
  children?: ComponentChildren | undefined;
  /** Read aloud when it appears. */
  live?: boolean | undefined;
  actions?: ComponentChildren | undefined;
}

export function Notification({ severity, title, children, live, actions }: NotificationProps): JSX.Element {
  const { icon, colour } = LOOKS[severity];
  return (
    <div class="pv-notification" data-color={colour} role={live ? "status" : undefined}>
      <Icon name={icon} />
      <div>
        <p class="pv-notification-title">
          <span class={severity === "emergency" || severity === "warning" ? "pv-severity" : "pv-hidden"}>
            {t(`ui.severity.${severity}`)}
          </span>
          {title && <strong>{title}</strong>}
        </p>
        {children && <div class="pv-notification-body">{children}</div>}
        {actions && <div class="pv-actions">{actions}</div>}
      </div>
    </div>
  );
}
