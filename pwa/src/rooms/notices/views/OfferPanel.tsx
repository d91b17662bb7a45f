/** Before alerts are on: what they are, in plain words, what of, and then the browser's own question. */
import type { JSX } from "preact";
import { useState } from "preact/hooks";
import { locale } from "../../../kernel/dates";
import { t } from "../../../kernel/words";
import { dataset } from "../../../store/datasets";
import { setting } from "../../../store/settings_live";
import { Button, Icon, type IconName, Notification, Section } from "../../../ui";
import { activateAlerts, alerts } from "../alerts/alerts";
import { formOf, wishOf } from "../alerts/wish";
import type { Topic } from "../api";
import { WishFields } from "./WishFields";

const REASONS: readonly { icon: IconName; words: string }[] = [
  { icon: "bell", words: "notices.offer.what" },
  { icon: "clock", words: "notices.offer.how_often" },
  { icon: "place", words: "notices.offer.privacy" },
];

export function OfferPanel(): JSX.Element {
  const own = setting("district").value;
  const [form, setForm] = useState(() => formOf(setting("subscription").peek(), own));
  const now = alerts.value;
  const busy = now.state === "asking" || now.state === "subscribing";
  const publicKey = dataset("towns.profile").value.body?.vapid_public_key ?? "";
  return (
    <>
      <Section title={t("notices.offer.title")}>
        <ul class="pv-reasons">
          {REASONS.map(({ icon, words }) => (
            <li key={words}>
              <Icon name={icon} />
              <span>{t(words)}</span>
            </li>
          ))}
        </ul>
      </Section>
      <div class="pv-activate">
        <p>
          <strong>{t("notices.wish.summary")}</strong> {topicsWords(form.topics)}.{" "}
          <a class="ds-link" href="#topics">
            {t("notices.wish.change")}
          </a>
        </p>
        <p>{t("notices.offer.next")}</p>
        <Button
          icon="bell"
          busy={busy}
          disabled={form.topics.length === 0}
          onClick={() => void activateAlerts(wishOf(form, own), publicKey)}
        >
          {t("notices.offer.action")}
        </Button>
        <div role="status">{busy && <Underway />}</div>
      </div>
      <Section title={t("notices.wish.title")}>
        <WishFields form={form} own={own} onChange={setForm} />
      </Section>
    </>
  );
}

function topicsWords(topics: readonly Topic[]): string {
  const names = topics.map((topic) => t(`notices.topic.${topic}`));
  return names.length > 0
    ? new Intl.ListFormat(locale(), { type: "conjunction" }).format(names)
    : t("notices.topics.none");
}

/** What the browser and the town are doing meanwhile. */
export function Underway(): JSX.Element {
  const now = alerts.value;
  if (now.state === "asking") return <p>{t("notices.asking")}</p>;
  if (now.state === "subscribing" && now.slow)
    return (
      <Notification severity="warning" title={t("notices.slow.title")}>
        {t("notices.slow.body")}
      </Notification>
    );
  return <p>{t("notices.subscribing")}</p>;
}
