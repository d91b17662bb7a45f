/** A notice's facts as sentences. */
import { formatMoment } from "../../kernel/dates";
import { pick, t } from "../../kernel/words";
import type { Notice } from "./api";
import { beginsLater, isInForce } from "./rules";

/** « Jusqu’à mardi 24 novembre à 18 h », « Jusqu’à nouvel ordre », « À partir de… ». */
export function whenWords(notice: Notice, at: Date): string {
  if (notice.state === "ended")
    return t("notices.when.ended", { moment: formatMoment(notice.ends_at ?? notice.updated_at) });
  const until = notice.ends_at && formatMoment(notice.ends_at);
  if (until && !isInForce(notice, at)) return t("notices.when.over", { moment: until });
  if (beginsLater(notice, at)) {
    const from = formatMoment(notice.starts_at);
    return until ? t("notices.when.from_until", { from, until }) : t("notices.when.from", { from });
  }
  return until ? t("notices.when.until", { until }) : t("notices.when.open");
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
