/** Says what goes out and when, in one sentence. */
import { formatClock, formatDay, formatDayNear, formatTime, formatWeekday, locale } from "../../kernel/dates";
import { addDays, daysBetween, weekdayOf } from "../../kernel/days";
import { pick, t } from "../../kernel/words";
import type { Passage, Pickup, Stream } from "./api";
import { type Next, streamsOf } from "./rules";

const DAYS_OF_A_WEEK = 7;
const NOON = "12:00";

/** « bac brun et bac bleu » */
export function binsWords(pickups: readonly Pickup[], streams: readonly Stream[]): string {
  const names = streamsOf(pickups).map((code) => unbroken(nameOf(streams, code)));
  return new Intl.ListFormat(locale(), { type: "conjunction" }).format(names);
}

/** « bac brun », « encombrants sur réservation » */
function nameOf(streams: readonly Stream[], code: string): string {
  const bin = lowerFirst(containerOf(streams, code));
  return streams.find((one) => one.code === code)?.is_booked ? t("waste_booking.bin", { bin }) : bin;
}

/** What is put out without a container: « encombrants » says more than « au bord du chemin ». */
const BARE = new Set(["bulky", "tree"]);

/** What goes out, in the town's words: the container, or the thing itself where there is none. */
export function containerOf(streams: readonly Stream[], code: string): string {
  const stream = streams.find((one) => one.code === code);
  if (!stream) return code;
  return (!BARE.has(stream.symbol) && pick(stream.container)) || pick(stream.name) || code;
}

/** The other name of what goes out: « matières organiques » beside « bac brun ». */
export function otherNameOf(stream: Stream): string {
  return pick(BARE.has(stream.symbol) ? stream.container : stream.name);
}

/** « Ce soir : bac brun, à sortir avant 7 h », « Jeudi : bac bleu », « Bac noir en retard : laissez tout dehors » */
export function nextWords(next: Next, streams: readonly Stream[], today: string): string {
  const soon = daysBetween(today, next.on) < DAYS_OF_A_WEEK;
  const day = soon ? formatWeekday(weekdayOf(next.on)) : formatDay(next.on);
  const bins = binsWords(next.pickups, streams);
  return t(`waste.next.${next.kind}`, {
    bins: next.kind === "late" ? upperFirst(bins) : bins,
    day: upperFirst(day).replaceAll(" ", "\u00a0"),
    until: formatTime(next.until),
  });
}

/** The rest of what one needs: from when, until when, which day the truck comes. */
export function nextDetail(next: Next): string {
  const key = next.kind === "later" && next.from_day_before ? "later_eve" : next.kind;
  return t(`waste.detail.${key}`, {
    day: formatDay(next.on),
    eve: formatWeekday(weekdayOf(addDays(next.on, -1))),
    from: formatTime(next.from),
    until: formatTime(next.until),
  });
}

/** Why a pickup is not on its usual day: « Déplacée du vendredi 25 décembre : jour de Noël ». */
export function changeWords(pickup: Pickup, seenFrom: "new" | "old"): string {
  const reason = pick(pickup.reason).replace(/\.$/, "");
  const key = pickup.state === "moved" ? `waste.change.moved_${seenFrom}` : `waste.change.${pickup.state}`;
  const params = { from: formatDay(pickup.planned_on), to: formatDay(pickup.on), reason };
  return t(reason ? key : `${key}_plain`, params);
}

/** « Le camion est passé dans votre rue à 9 h 40. », « En retard : passera demain avant 12 h. » */
export function passageWords(passage: Passage, pickup: Pickup, today: string, streams?: readonly Stream[]): string {
  const line = passage.state === "done" ? doneWords(passage) : lateWords(passage, today);
  return streams ? `${upperFirst(binsWords([pickup], streams))} – ${line}` : line;
}

function doneWords({ street, at }: Passage): string {
  return t(street ? "waste_passage.done_street" : "waste_passage.done_sector", { time: formatClock(at) });
}

function lateWords({ expected_on, expected_by, note }: Passage, today: string): string {
  const why = note ? t(`waste_passage.why.${note}`) : "";
  if (!expected_on) return t("waste_passage.late", { why });
  const day = formatDayNear(expected_on, today);
  if (!expected_by) return t("waste_passage.late_day", { day, why });
  const time = expected_by === NOON ? t("waste_passage.noon") : formatTime(expected_by);
  return t("waste_passage.late_by", { day, time, why });
}

/** « dans 3 jours, vendredi 4 décembre » */
export function whenWords(on: string, today: string): string {
  return upperFirst(formatDayNear(on, today));
}

export function upperFirst(text: string): string {
  return text.charAt(0).toLocaleUpperCase() + text.slice(1);
}

const LONGEST_UNBROKEN = 14;

/** « bac brun » stays on one line, however large the letters. */
function unbroken(name: string): string {
  return name.length <= LONGEST_UNBROKEN ? name.replaceAll(" ", "\u00a0") : name;
}

function lowerFirst(text: string): string {
  return text.charAt(0).toLocaleLowerCase() + text.slice(1);
}
