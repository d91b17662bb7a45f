/** Why alerts are not on although somebody wanted them, and what to do about it. */
import type { JSX } from "preact";
import { t } from "../../../kernel/words";
import { Notification, PhoneLink, Phrase, ProblemNote } from "../../../ui";
import { alerts } from "../alerts/alerts";

export function AlertTrouble(): JSX.Element | null {
  const now = alerts.value;
  if (now.state === "denied") {
    return (
      <Notification severity="warning" title={t("notices.denied.title")}>
        <ol class="pv-steps">
          {[1, 2, 3].map((step) => (
            <li key={step}>{t(`notices.denied.step_${step}`)}</li>
          ))}
        </ol>
      </Notification>
    );
  }
  if (now.state === "unsupported") {
    return now.lack === "ios-not-installed" ? <InstallFirst /> : <Elsewhere lack={now.lack} />;
  }
  if (now.state === "off" && now.dismissed) {
    return (
      <Notification severity="info" title={t("notices.dismissed.title")} children={t("notices.dismissed.body")} live />
    );
  }
  if (now.state === "failed") return <Failed problem={now.problem} />;
  return null;
}

/** On an iPhone, only an app of the home screen may have alerts. */
function InstallFirst(): JSX.Element {
  return (
    <Notification severity="info" title={t("notices.ios.title")}>
      <ol class="pv-steps">
        {[1, 2, 3].map((step) => (
          <li key={step}>{t(`notices.ios.step_${step}`)}</li>
        ))}
      </ol>
    </Notification>
  );
}

function Elsewhere({ lack }: { lack: "browser" | "no-key" }): JSX.Element {
  return (
    <Notification severity="info" title={t(`notices.lack.${lack}.title`)}>
      <p>{t(`notices.lack.${lack}.body`)}</p>
      <p>
        <Phrase words="ui.call_us" phone={<PhoneLink />} />
      </p>
    </Notification>
  );
}

/** The browser's own errors say nothing to a person; the town's do. */
function Failed({ problem }: { problem: unknown }): JSX.Element {
  if (problem instanceof DOMException) {
    return (
      <Notification severity="warning" live title={t("notices.failed.title")}>
        {t("notices.failed.body")}
      </Notification>
    );
  }
  return <ProblemNote problem={problem} />;
}
