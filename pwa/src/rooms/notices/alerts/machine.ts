/** Where the alerts of this phone stand, and what moves them. Pure: `browser.ts` does, this decides. */

/** Why a browser cannot have alerts: on an iPhone, only an installed app can. */
export type Lack = "ios-not-installed" | "browser" | "no-key";

export type Alerts =
  /** Not looked at yet. */
  | { state: "unknown" }
  | { state: "unsupported"; lack: Lack }
  /** Nothing was asked for; `dismissed` when the browser's question was closed without an answer. */
  | { state: "off"; dismissed: boolean }
  /** The browser's question is on the screen. */
  | { state: "asking" }
  /** Yes was said; the browser is making the subscription. `slow` when it takes too long to wait silently. */
  | { state: "subscribing"; slow: boolean }
  /** The browser will not let us ask again; only its settings can. */
  | { state: "denied" }
  /** `told` is false while the town has not confirmed it; it is tried again at the next opening. */
  | { state: "active"; told: boolean }
  | { state: "failed"; problem: unknown };

export type AlertEvent =
  | { type: "looked"; lack: Lack | undefined; permission: NotificationPermission; wished: boolean }
  | { type: "activate" }
  | { type: "answered"; permission: NotificationPermission }
  | { type: "slow" }
  | { type: "subscribed" }
  | { type: "told" }
  | { type: "untold" }
  | { type: "failed"; problem: unknown }
  | { type: "stopped" };

/** The next state. An event that makes no sense in a state changes nothing. */
export function next(alerts: Alerts, event: AlertEvent): Alerts {
  switch (event.type) {
    case "looked":
      return look(event);
    case "activate":
      return alerts.state === "unsupported" || alerts.state === "denied" ? alerts : { state: "asking" };
    case "answered":
      return answered(alerts, event.permission);
    case "slow":
      return alerts.state === "subscribing" ? { state: "subscribing", slow: true } : alerts;
    case "subscribed":
      return alerts.state === "subscribing" ? { state: "active", told: false } : alerts;
    case "told":
    case "untold":
      return alerts.state === "active" ? { state: "active", told: event.type === "told" } : alerts;
    case "failed":
      return alerts.state === "off" ? alerts : { state: "failed", problem: event.problem };
    case "stopped":
      return alerts.state === "unsupported" ? alerts : { state: "off", dismissed: false };
  }
}

function look({ lack, permission, wished }: Extract<AlertEvent, { type: "looked" }>): Alerts {
  if (lack) return { state: "unsupported", lack };
  if (permission === "denied") return { state: "denied" };
  // Wished and allowed: the browser's own subscription is looked at next, and made again if it is gone.
  if (wished && permission === "granted") return { state: "subscribing", slow: false };
  return { state: "off", dismissed: false };
}

function answered(alerts: Alerts, permission: NotificationPermission): Alerts {
  if (alerts.state !== "asking") return alerts;
  if (permission === "granted") return { state: "subscribing", slow: false };
  return permission === "denied" ? { state: "denied" } : { state: "off", dismissed: true };
}
