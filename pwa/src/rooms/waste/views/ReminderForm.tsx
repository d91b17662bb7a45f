/** The choice of each bin. Before they are on: choose, read what the town learns, then « Activer »; after: as one chooses. */
import type { JSX } from "preact";
import { useState } from "preact/hooks";
import { t } from "../../../kernel/words";
import { dataset } from "../../../store/datasets";
import { setting } from "../../../store/settings_live";
import { Button, Icon, type IconName, Notification, ProblemNote, Section } from "../../../ui";
import { activateAlerts, alerts } from "../../notices/alerts/alerts";
import { Underway } from "../../notices/views/OfferPanel";
import { TryIt } from "../../notices/views/TryIt";
import type { Pickup, Stream } from "../api";
import { keepReminders, reminderTelling, restoreReminders } from "../reminders/keep";
import { type BinChoice, choicesOf, wishesOf } from "../reminders/wish";
import { BinReminder } from "./BinReminder";

export interface ReminderFormProps {
  /** What is collected at this address. */
  streams: readonly Stream[];
  pickups: readonly Pickup[];
}

export function ReminderForm({ streams, pickups }: ReminderFormProps): JSX.Element {
  const kept = setting("reminders").value;
  const isOn = alerts.value.state === "active" && Boolean(kept?.wishes.length);
  const [stopped, setStopped] = useState<BinChoice[]>();
  const [choices, setChoices] = useState(() =>
    choicesOf(
      kept?.wishes.length ? kept.wishes : undefined,
      streams.map(({ code }) => code),
      pickups,
    ),
  );
  const change = (next: BinChoice): void => {
    const all = choices.map((choice) => (choice.stream === next.stream ? next : choice));
    setChoices(all);
    if (isOn) void keepReminders(wishesOf(all));
  };
  const stop = (): void => {
    setStopped(choices);
    void keepReminders([]);
  };
  const undo = (): void => {
    if (stopped) void keepReminders(wishesOf(stopped));
    setStopped(undefined);
  };
  return (
    <>
      {stopped && !isOn && (
        <Notification
          severity="success"
          live
          title={t("waste_reminder.stopped")}
          actions={
            <Button variant="secondary" onClick={undo}>
              {t("waste_reminder.undo")}
            </Button>
          }
        />
      )}
      {!isOn && <Offer choices={choices} onActivated={() => setStopped(undefined)} />}
      <Section title={t("waste_reminder.bins")}>
        <div class="pv-remind">
          {choices.map((choice) => {
            const stream = streams.find(({ code }) => code === choice.stream);
            return (
              stream && (
                <BinReminder
                  key={choice.stream}
                  stream={stream}
                  streams={streams}
                  choice={choice}
                  pickups={pickups}
                  onChange={change}
                />
              )
            );
          })}
        </div>
      </Section>
      {isOn && <On onStop={stop} />}
    </>
  );
}

const REASONS: readonly { icon: IconName; words: string }[] = [
  { icon: "bell", words: "waste_reminder.offer.what" },
  { icon: "calendar", words: "waste_reminder.offer.changes" },
  { icon: "place", words: "waste_reminder.offer.privacy" },
];

function Offer({ choices, onActivated }: { choices: readonly BinChoice[]; onActivated: () => void }): JSX.Element {
  const now = alerts.value;
  const busy = now.state === "asking" || now.state === "subscribing";
  const wishes = wishesOf(choices);
  return (
    <Section title={t("waste_reminder.offer.title")}>
      <ul class="pv-reasons">
        {REASONS.map(({ icon, words }) => (
          <li key={words}>
            <Icon name={icon} />
            <span>{t(words)}</span>
          </li>
        ))}
      </ul>
      <p>
        {t(wishes.length === 0 ? "waste_reminder.none" : "waste_reminder.offer.choose")}
        {now.state !== "active" && ` ${t("notices.offer.next")}`}
      </p>
      <div>
        <Button
          icon="bell"
          busy={busy}
          disabled={wishes.length === 0}
          onClick={() => void activate(wishes).then(onActivated)}
        >
          {t("waste_reminder.offer.action")}
        </Button>
      </div>
      <div role="status">{busy && <Underway />}</div>
    </Section>
  );
}

/** Keeps the wish, and turns alerts on where they are not; what was refused is not kept. */
async function activate(wishes: ReturnType<typeof wishesOf>): Promise<void> {
  const before = setting("reminders").peek();
  await keepReminders(wishes);
  if (alerts.peek().state === "active") return;
  const own = setting("district").peek();
  const wish = setting("subscription").peek() ?? { topics: ["collection"], districts: own ? [own] : [] };
  await activateAlerts(wish, dataset("towns.profile").peek().body?.vapid_public_key ?? "");
  const { state } = alerts.peek();
  if (state === "denied" || state === "off") await restoreReminders(before);
}

function On({ onStop }: { onStop: () => void }): JSX.Element {
  const telling = reminderTelling.value;
  const isWaiting = telling.state === "waiting" || (alerts.value.state === "active" && !alerts.value.told);
  return (
    <>
      <div role="status">
        {telling.state === "told" && !isWaiting && <p class="pv-saved">{t("waste_reminder.saved")}</p>}
        {isWaiting && (
          <Notification severity="info" title={t("waste_reminder.waiting")}>
            {t("waste_reminder.waiting.detail")}
          </Notification>
        )}
      </div>
      {telling.state === "refused" && <ProblemNote problem={telling.problem} kept={t("waste_reminder.refused_kept")} />}
      <Section title={t("notices.test.title")}>
        <TryIt />
      </Section>
      <Section title={t("notices.stop.title")}>
        <p>{t("waste_reminder.stop.detail")}</p>
        <div>
          <Button variant="secondary" tone="danger" onClick={onStop}>
            {t("waste_reminder.stop")}
          </Button>
        </div>
      </Section>
    </>
  );
}
