/**
 * What was looked for in the guide and not found: told to the town, so that it completes its guide. Words and their day only,
 * never whose phone, never an address; kept here while there is no network.
 */
import { fold } from "../../kernel/fold";
import { newId } from "../../kernel/ids";
import type { KeptMiss } from "../../store/schema";
import { getSetting, setSetting } from "../../store/settings";
import { call } from "../../wire/http";
import { Problem } from "../../wire/problems";

const PATH = "/api/v1/waste/search-misses";
const LEAST = 3;
const MOST = 60;
const MOST_KEPT = 50;
const SERVER_FAULT = 500;
const TOO_OFTEN = 429;
/** An e-mail or web address, a phone number, a number standing alone as on a door. */
const TELLS = /@|\/|\bwww\b|\p{Nd}{3}|(?<![\p{L}\p{N}])\p{Nd}+(?![\p{L}\p{N}])/u;
/** What an address begins with. */
const STREETS: ReadonlySet<string> = new Set(
  "allee av ave avenue bd blvd boul boulevard ch chemin cote croissant impasse montee place promenade rang route rte rue ruelle terrasse".split(
    " ",
  ),
);

/**
 * The words in the form in which they are counted; empty where they must not be told. The server's twin is
 * `rules/search_misses.py`.
 */
export function keepable(text: string): string {
  if (TELLS.test(text)) return "";
  const words = fold(text)
    .replace(/\p{Nd}+/gu, "")
    .split(" ")
    .filter(Boolean);
  const said = words.join(" ");
  const isSaid = said.length >= LEAST && said.length <= MOST && /\p{L}{3}/u.test(said);
  return isSaid && !words.some((word) => STREETS.has(word)) ? said : "";
}

/** Notes that the guide did not find this, once a day, and tells the town when it can. */
export async function noteMiss(text: string, language: "fr" | "en", on: string): Promise<void> {
  const words = keepable(text);
  if (!words) return;
  const kept = (await keptMisses()).filter((miss) => !miss.is_sent || miss.on === on);
  const isKnown = kept.some((miss) => miss.words === words && miss.language === language && miss.on === on);
  if (isKnown) return;
  await setSetting("guide_misses", [...kept, { words, language, on, is_sent: false }].slice(-MOST_KEPT));
  await sendMisses();
}

let sending: Promise<void> | undefined;

/** Tells the town what waits. Without network it waits on, and nobody is bothered with it. */
export function sendMisses(): Promise<void> {
  sending ??= send().finally(() => {
    sending = undefined;
  });
  return sending;
}

/** Sends one report after the other. What has no answer stays in its report, under its id; what is new goes in the next. */
async function send(): Promise<void> {
  const waiting = (await keptMisses()).filter((miss) => !miss.is_sent);
  if (waiting.length === 0) return;
  const begun = waiting.find((miss) => miss.report)?.report;
  const report = begun ?? newId();
  if (!begun) await change((miss) => !miss.is_sent, { report });
  const isInIt = (miss: KeptMiss): boolean => miss.report === report;
  const misses = (await keptMisses()).filter(isInIt).map(({ words, language, on }) => ({ words, language, on }));
  try {
    await call<void>("PUT", `${PATH}/${report}`, { body: { misses } });
  } catch (problem) {
    // What the town will never take must not wait for ever; anything else is tried again later.
    const isRefused = problem instanceof Problem && problem.status < SERVER_FAULT && problem.status !== TOO_OFTEN;
    if (!isRefused) return;
  }
  await change(isInIt, { is_sent: true });
  await send();
}

const keptMisses = async (): Promise<KeptMiss[]> => (await getSetting("guide_misses")) ?? [];

async function change(isMeant: (miss: KeptMiss) => boolean, to: Partial<KeptMiss>): Promise<void> {
  const now = await keptMisses();
  await setSetting(
    "guide_misses",
    now.map((miss) => (isMeant(miss) ? { ...miss, ...to } : miss)),
  );
}
