/** Says the days of the console's month. */
import { formatDay } from "../../../../kernel/dates";
import { pick, t } from "../../../../kernel/words";
import type { Stream } from "../../api";
import { containerOf, upperFirst } from "../../words";
import type { DayGroup, MonthDay } from "./rules";

/** « Bac bleu : Rive nord, Rive sud », shortened where there are many. */
export function groupWords(group: DayGroup, streams: readonly Stream[]): string {
  const bin = upperFirst(containerOf(streams, group.stream));
  return t("waste_month_staff.group", { bin, sectors: sectorsWords(group) });
}

const MOST_NAMES = 4;

export function sectorsWords(group: Pick<DayGroup, "sectors">): string {
  const names = group.sectors.map((sector) => sector.name);
  if (names.length <= MOST_NAMES) return names.join(", ");
  return t("waste_month_staff.and_more", {
    names: names.slice(0, MOST_NAMES - 1).join(", "),
    count: names.length - MOST_NAMES + 1,
  });
}

/** « Déplacée du lundi 30 novembre », « Déplacée au mardi 1er décembre » */
export function stateWords(group: DayGroup): string {
  const key = `waste_month_staff.state.${group.state}`;
  return t(key, { from: formatDay(group.planned_on), to: formatDay(group.on) });
}

/** All of a day, for who hears it: « lundi 30 novembre. Bac bleu : Rive nord. … » */
export function dayWords(on: string, day: MonthDay | undefined, streams: readonly Stream[]): string {
  const said = [formatDay(on)];
  if (day?.holiday) said.push(pick(day.holiday));
  for (const group of day?.groups ?? []) {
    const words = groupWords(group, streams);
    said.push(group.state === "planned" ? words : `${words}, ${stateWords(group)}`);
  }
  if (!day?.groups.length) said.push(t("waste_month_staff.nothing"));
  return said.join(". ");
}

/** The sign of a state, beside its colour; nothing where all is as planned. */
export const SIGNS: Record<DayGroup["state"], string> = {
  planned: "",
  moved: "→",
  away: "↷",
  cancelled: "×",
  added: "+",
};
