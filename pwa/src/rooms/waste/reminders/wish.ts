/** Which bins a person wants to be reminded of, and when, as the screen asks it. Pure. */

import { addDays } from "../../../kernel/days";
import { fold } from "../../../kernel/fold";
import type { ChosenAddress, KeptReminderWish } from "../../../store/schema";
import type { SaveReminders } from "../../../wire/api.gen";
import type { Pickup } from "../api";
import type { Moment } from "../rules";

export type WishDay = KeptReminderWish["day"];

/** One bin's answer; the hour of each day is kept while the other is tried. */
export interface BinChoice {
  stream: string;
  day: WishDay | "none";
  at: Record<WishDay, string>;
}

const PROPOSED = { eve: "19:00", day: "06:00" } as const;
const EVE_FROM = "12:00";
const EVE_UNTIL = "22:30";
const DAY_FROM = "04:00";
/** Where a bin may be put out late, one still wants to know of it before leaving home. */
const DAY_UNTIL = "12:00";
const HALF_HOUR = 30;

/** What the screen shows at first: what was chosen, else the evening before for every bin. */
export function choicesOf(
  wishes: readonly KeptReminderWish[] | undefined,
  streams: readonly string[],
  pickups: readonly Pickup[],
): BinChoice[] {
  return streams.map((stream) => {
    const wish = wishes?.find((one) => one.stream === stream);
    const at = { eve: PROPOSED.eve, day: morningOf(stream, pickups) };
    if (wish) return { stream, day: wish.day, at: { ...at, [wish.day]: wish.at } };
    return { stream, day: wishes ? "none" : "eve", at };
  });
}

export function wishesOf(choices: readonly BinChoice[]): KeptReminderWish[] {
  return choices.flatMap(({ stream, day, at }) => (day === "none" ? [] : [{ stream, day, at: at[day] }]));
}

/** The hours to choose from, every half hour; in the morning only those at which there is still time. */
export function hoursOf(choice: BinChoice, pickups: readonly Pickup[]): string[] {
  if (choice.day === "none") return [];
  const [from, until] =
    choice.day === "eve" ? [EVE_FROM, EVE_UNTIL] : [DAY_FROM, earlier(limitOf(choice.stream, pickups), DAY_UNTIL)];
  const hours = [choice.at[choice.day]];
  for (let at = from; at < until || (choice.day === "eve" && at === until); at = later(at, HALF_HOUR)) hours.push(at);
  return [...new Set(hours)].sort();
}

/** Six o'clock, or half an hour before the bin must be out where that is earlier. */
function morningOf(stream: string, pickups: readonly Pickup[]): string {
  const limit = limitOf(stream, pickups);
  return PROPOSED.day < limit ? PROPOSED.day : later(limit, -HALF_HOUR);
}

/** By when the bin must be out, as early as it ever is. */
function limitOf(stream: string, pickups: readonly Pickup[]): string {
  const limits = pickups.filter((pickup) => pickup.stream === stream).map((pickup) => pickup.set_out_until);
  return limits.sort()[0] ?? DAY_UNTIL;
}

function earlier(one: string, other: string): string {
  return one < other ? one : other;
}

function later(at: string, minutes: number): string {
  const [hours = 0, rest = 0] = at.split(":").map(Number);
  const total = Math.min(Math.max(hours * 60 + rest + minutes, 0), 24 * 60 - 1);
  return `${String(Math.floor(total / 60)).padStart(2, "0")}:${String(total % 60).padStart(2, "0")}`;
}

/** For where: what the town needs to compute this house's calendar, and no number. */
export function houseOf(
  address: ChosenAddress | undefined,
  zone: string | undefined,
): Omit<SaveReminders, "wishes"> | undefined {
  if (!address || !zone) return undefined;
  return { zone, street: fold(address.street).replaceAll(" ", "-"), dwellings: address.dwellings ?? 0 };
}

/** A reminder at its moment: what it is of, and how the notification of it is known. */
export interface Reminder extends Moment {
  day: WishDay;
  pickup: Pickup;
}

/** The reminders of these pickups, the first one first. */
export function remindersOf(wishes: readonly KeptReminderWish[], pickups: readonly Pickup[]): Reminder[] {
  return wishes
    .flatMap(({ stream, day, at }) =>
      pickups
        .filter((pickup) => pickup.stream === stream && pickup.state !== "cancelled")
        .map((pickup) => ({ on: day === "eve" ? addDays(pickup.on, -1) : pickup.on, time: at, day, pickup })),
    )
    .sort((a, b) => a.on.localeCompare(b.on) || a.time.localeCompare(b.time));
}

/** The next reminder from a moment on. */
export function nextReminder(
  wishes: readonly KeptReminderWish[],
  pickups: readonly Pickup[],
  at: Moment,
): Reminder | undefined {
  return remindersOf(wishes, pickups).find(({ on, time }) => on > at.on || (on === at.on && time > at.time));
}

/** The tag of a reminder's notification; its twin is `tag_of` of the server's `rules/reminders.py`. */
export function tagOf({ on, time }: Moment): string {
  return `reminder-${on.replaceAll("-", "")}-${time.replace(":", "")}`;
}
