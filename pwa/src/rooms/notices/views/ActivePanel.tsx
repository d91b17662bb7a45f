/** Alerts are on: try them, change them with effect at once, stop them in one tap. */
import type { JSX } from "preact";
import { useEffect, useState } from "preact/hooks";
import { t } from "../../../kernel/words";
import { onWorkerMessage } from "../../../shell/worker";
import { setting } from "../../../store/settings_live";
import { Button, Notification, problemWords, Section } from "../../../ui";
import { alerts, changeWish, sendTest, stopAlerts } from "../alerts/alerts";
import { formOf, type WishForm, wishOf } from "../alerts/wish";
import { WishFields } from "./WishFields";

export function ActivePanel(): JSX.Element {
  const told = alerts.value.state === "active" && alerts.value.told;
  return (
    <>
      {!told && (
        <Notification severity="info" title={t("notices.untold.title")}>
          {t("notices.untold.body")}
        </Notification>
      )}
      <Section title={t("notices.test.title")}>
        <TryIt />
      </Section>
      <Section title={t("notices.wish.title")}>
        <Wishes />
      </Section>
      <Section title={t("notices.stop.title")}>
        <p>{t("notices.stop.body")}</p>
        <div>
          <Button variant="secondary" tone="danger" onClick={() => void stopAlerts()}>
            {t("notices.stop.action")}
          </Button>
        </div>
      </Section>
    </>
  );
}

type Trial = "none" | "sending" | "sent" | "received" | "gone" | "failed";

function TryIt(): JSX.Element {
  const [trial, setTrial] = useState<Trial>("none");
  const [problem, setProblem] = useState<unknown>();
  useEffect(() => onWorkerMessage((message) => message.type === "notice.received" && setTrial("received")), []);
  const send = async (): Promise<void> => {
    setTrial("sending");
    try {
      const { state } = await sendTest();
      // The alert may be faster than the answer.
      setTrial((now) => (now === "received" ? now : state));
    } catch (error) {
      setProblem(error);
      setTrial("failed");
    }
  };
  return (
    <>
      <p>{t("notices.test.body")}</p>
      <div>
        <Button icon="bell" busy={trial === "sending"} onClick={() => void send()}>
          {t("notices.test.action")}
        </Button>
      </div>
      <div role="status">
        {trial === "sent" && <p>{t("notices.test.sent")}</p>}
        {trial === "received" && <Notification severity="success" title={t("notices.test.received")} />}
        {trial === "gone" && <Notification severity="warning" title={t("notices.test.gone")} />}
        {trial === "failed" && (
          <Notification severity="warning" title={problem ? problemWords(problem) : t("notices.test.failed")} />
        )}
      </div>
    </>
  );
}

function Wishes(): JSX.Element {
  const own = setting("district").value;
  const [form, setForm] = useState(() => formOf(setting("subscription").peek(), own));
  const [saved, setSaved] = useState(false);
  const change = (next: WishForm): void => {
    setForm(next);
    setSaved(false);
    // Nothing ticked is not a wish: the button below stops everything.
    if (next.topics.length > 0) void changeWish(wishOf(next, own)).then(() => setSaved(true));
  };
  return (
    <>
      <WishFields form={form} own={own} onChange={change} />
      <p class="pv-saved" role="status">
        {saved && t("notices.wish.saved")}
      </p>
    </>
  );
}
