/** Says a change as staff read it. */
import { formatDay, today } from "../../../kernel/dates";
import { t } from "../../../kernel/words";
import type { Stream } from "../api";
import { containerOf, upperFirst } from "../words";
import type { Change } from "./api";

/** « Bac bleu, secteur nord » */
export function scopeWords(change: Pick<Change, "stream" | "sector_name">, streams: readonly Stream[]): string {
  if (!change.stream) return t("waste_staff.every_bin");
  const bin = upperFirst(containerOf(streams, change.stream));
  return change.sector_name ? t("waste_staff.bin_in_sector", { bin, sector: change.sector_name }) : bin;
}

/** « Du jeudi 10 décembre au vendredi 11 décembre » */
export function daysWords(change: Pick<Change, "kind" | "planned_on" | "new_on">): string {
  const to = change.new_on ? dayWords(change.new_on) : "";
  return t(`waste_staff.days.${change.kind}`, { from: dayWords(change.planned_on), to });
}

/** The year is said when it is not this one: Christmas comes twice in a long calendar. */
function dayWords(on: string): string {
  return formatDay(on, { year: on.slice(0, 4) !== today().slice(0, 4) });
}
