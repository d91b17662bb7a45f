/** Says where a report is and how long its kind takes. */
import { t } from "../../../kernel/words";
import type { PublicCategory } from "./api";
import type { Way } from "./nearby";
import { usualDays } from "./rules";

/** What the town publishes is true to about ten metres. */
const TRUE_TO_METRES = 10;
const KILOMETRE = 1000;

/** « À environ 40 m, vers le nord », « À moins de 10 m » */
export function wayWords({ metres, direction }: Way): string {
  if (metres < TRUE_TO_METRES) return t("requests_reports.way.here");
  const where = t(`requests_reports.way.${direction}`);
  const rounded = Math.round(metres / TRUE_TO_METRES) * TRUE_TO_METRES;
  if (rounded < KILOMETRE) return t("requests_reports.way.metres", { metres: rounded, where });
  return t("requests_reports.way.kilometres", { count: Math.round(metres / KILOMETRE), where });
}

/** « D’habitude réglé en 6 jours ou moins (8 fois sur 10) »; empty when too little is known. */
export function usualWords(category: PublicCategory | undefined): string {
  const days = usualDays(category);
  if (days === undefined) return "";
  return days === 0 ? t("requests_reports.usual.same_day") : t("requests_reports.usual", { count: days });
}
