/** What « Collectes » says of reminders: when the next one comes, and that the last one did not. */
import type { JSX } from "preact";
import { formatTime, formatWeekday } from "../../../kernel/dates";
import { weekdayOf } from "../../../kernel/days";
import { t } from "../../../kernel/words";
import { setSetting } from "../../../store/settings";
import { setting } from "../../../store/settings_live";
import { Button, LinkButton, Notification } from "../../../ui";
import { alerts } from "../../notices/alerts/alerts";
import { reminderTelling } from "../reminders/keep";
import { nextReminder } from "../reminders/wish";
import type { Moment } from "../rules";
import { ownPickups } from "../state";
import { whenWords } from "../words";

/** « Rappel : ce soir à 19 h »; nothing where none is wished, or where none could come. */
export function NextReminder({ at }: { at: Moment }): JSX.Element | null {
  const kept = setting("reminders").value;
  if (!kept || alerts.value.state !== "active" || reminderTelling.value.state === "refused") return null;
  const next = nextReminder(kept.wishes, ownPickups.value ?? [], at);
  if (!next) return null;
  const time = formatTime(next.time);
  const words =
    next.on === at.on && next.day === "eve"
      ? t("waste_reminder.next.tonight", { time })
      : t("waste_reminder.next", { day: whenWords(next.on, at.on).toLocaleLowerCase(), time });
  return (
    <a class="ds-link" href="/collectes/rappels">
      {words}
    </a>
  );
}

/** Said once: the person reads it, tries a test alert or not, and puts it away. */
export function MissingReminder(): JSX.Element | null {
  const kept = setting("reminders").value;
  if (!kept?.missing) return null;
  const { missing, ...rest } = kept;
  const weekday = formatWeekday(weekdayOf(missing.on));
  return (
    <Notification
      severity="warning"
      title={t(`waste_reminder.missing.${missing.day}`, { weekday, time: formatTime(missing.at) })}
      actions={
        <>
          <LinkButton href="/collectes/rappels">{t("waste_reminder.missing.try")}</LinkButton>
          <Button variant="secondary" onClick={() => void setSetting("reminders", rest)}>
            {t("waste_reminder.missing.dismiss")}
          </Button>
        </>
      }
    >
      {t("waste_reminder.missing.detail")}
    </Notification>
  );
}
