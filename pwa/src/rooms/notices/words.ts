/** A notice's facts as sentences. */
import { formatClock, formatDayNear, formatMoment, townZone } from "../../kernel/dates";
import { dayInZone } from "../../kernel/days";
import { pick, t } from "../../kernel/words";
import type { Notice } from "./api";
import { beginsLater, isInForce } from "./rules";

/** « Jusqu’à mardi 24 novembre à 18 h », « Jusqu’à nouvel ordre », « Lundi 30 novembre, de 19 h 30 à 22 h ». */
export function whenWords(notice: Notice, at: Date): string {
  if (notice.state === "ended")
    return t("notices.when.ended", { moment: formatMoment(notice.ends_at ?? notice.updated_at) });
  const until = notice.ends_at && formatMoment(notice.ends_at);
  if (until && !isInForce(notice, at)) return t("notices.when.over", { moment: until });
  if (beginsLater(notice, at)) {
    if (notice.ends_at && dayOf(notice.starts_at) === dayOf(notice.ends_at)) {
      const day = formatDayNear(dayOf(notice.starts_at));
      return t("notices.when.one_day", {
        day: day.charAt(0).toLocaleUpperCase() + day.slice(1),
        from: formatClock(notice.starts_at),
        until: formatClock(notice.ends_at),
      });
    }
    const from = formatMoment(notice.starts_at);
    return until ? t("notices.when.from_until", { from, until }) : t("notices.when.from", { from });
  }
  return until ? t("notices.when.until", { until }) : t("notices.when.open");
}

function dayOf(instant: string): string {
  return dayInZone(new Date(instant), townZone.value);
}

/** « Urgence », « Attention », « Information »: the word that goes with the icon. */
export function severityWord(notice: Pick<Notice, "severity">): string {
  return t(`notices.severity.${notice.severity}`);
}

/** What is read aloud: what it is, what to do, where, until when. */
export function spokenWords(notice: Notice, at: Date): string {
  const parts = [severityWord(notice), pick(notice.title), pick(notice.what_to_do), pick(notice.place_words)];
  return [...parts, whenWords(notice, at), pick(notice.body)].filter(Boolean).join(". ");
}
