/** Alerts are on: try them, change them with effect at once, stop them in one tap. */
import type { JSX } from "preact";
import { useState } from "preact/hooks";
import { t } from "../../../kernel/words";
import { setting } from "../../../store/settings_live";
import { Button, Notification, Section } from "../../../ui";
import { alerts, changeWish, stopAlerts } from "../alerts/alerts";
import { formOf, type WishForm, wishOf } from "../alerts/wish";
import { TryIt } from "./TryIt";
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
