/**
 * Reads a push message: a Declarative Web Push document, as Safari shows it by itself.
 *
 * Source: https://webkit.org/blog/16535/meet-declarative-web-push/ (8030 is the RFC of Web Push)
 */

/** A notice as it arrived. Everything in it came through the push service, and is believed only as far as it is shown. */
export interface Incoming {
  title: string;
  body: string;
  lang: string;
  /** The page of the notice: a path of this very origin. */
  path: string;
  notice: string | null;
  version: number;
  /** The token that says, to the town, that this delivery was shown. */
  delivery: string | null;
}

const LONGEST_TITLE = 120;
const LONGEST_BODY = 600;

/** Gives the notice in a message, or undefined when there is no message, or one that is not ours. */
export function readPayload(data: Pick<PushMessageData, "json"> | null, origin: string): Incoming | undefined {
  const message = record(parsed(data));
  const notification = record(message["notification"]);
  const title = text(notification["title"], LONGEST_TITLE);
  if (message["web_push"] !== 8030 || !title) return undefined;
  const facts = record(notification["data"]);
  return {
    title,
    body: text(notification["body"], LONGEST_BODY) ?? "",
    lang: text(notification["lang"], 20) ?? "",
    path: pathOf(notification["navigate"], origin),
    notice: text(facts["notice"], 64) ?? text(notification["tag"], 64) ?? null,
    version: typeof facts["version"] === "number" ? facts["version"] : 1,
    delivery: text(facts["delivery"], 200) ?? null,
  };
}

/** The path to open, never another site's: whatever is not ours opens the home page. */
export function pathOf(address: unknown, origin: string): string {
  if (typeof address !== "string" || !URL.canParse(address, origin)) return "/";
  const url = new URL(address, origin);
  return url.origin === origin ? url.pathname + url.search + url.hash : "/";
}

function parsed(data: Pick<PushMessageData, "json"> | null): unknown {
  try {
    return data?.json();
  } catch {
    return undefined;
  }
}

function record(value: unknown): Record<string, unknown> {
  return typeof value === "object" && value !== null ? (value as Record<string, unknown>) : {};
}

function text(value: unknown, longest: number): string | undefined {
  return typeof value === "string" && value.trim() ? value.trim().slice(0, longest) : undefined;
}
