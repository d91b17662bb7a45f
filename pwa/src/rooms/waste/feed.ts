/** Pure: links to calendars. What they ask for is read by the server's `waste/feeds/wish.py`, its twin. */
import { fold } from "../../kernel/fold";

export interface FeedReminder {
  day: "veille" | "jour";
  /** `19:00` */
  at: string;
}

export interface FeedWish {
  zone: string;
  /** As people write it. */
  street: string;
  /** 0 where it is not known. */
  dwellings: number;
  /** Only these bins; none is all, those of later years too. */
  streams: readonly string[];
  reminder: FeedReminder | undefined;
  language: string;
  homeAssistant?: boolean;
}

/** Makes the path of a calendar, the same for the same wish. Never a civic number: it is not among what goes in. */
export function feedPath(wish: FeedWish): string {
  const asked: [string, string | number][] = [
    ["rue", streetKey(wish.street)],
    ["logements", wish.dwellings],
    ["bacs", [...wish.streams].sort().join(",")],
    ["rappel", wish.reminder ? `${wish.reminder.day}-${wish.reminder.at.replace(":", "")}` : ""],
    ["langue", wish.language],
    ["pour", wish.homeAssistant ? "home-assistant" : ""],
  ];
  const query = asked
    .filter(([, value]) => value)
    .map(([name, value]) => `${name}=${encodeURIComponent(value).replaceAll("%2C", ",")}`);
  return `/api/v1/waste/zones/${encodeURIComponent(wish.zone)}/calendar.ics?${query.join("&")}`;
}

/** Writes a street's name as it stands in a link: `rue-du-moulin`. */
export function streetKey(name: string): string {
  return fold(name).replaceAll(" ", "-");
}

/** The link that opens the phone's own app of calendars. */
export function webcalLink(link: string): string {
  return link.replace(/^https?:/, "webcal:");
}

/** The link that asks Google's calendar to subscribe. */
export function googleLink(link: string): string {
  return `https://calendar.google.com/calendar/r?cid=${encodeURIComponent(webcalLink(link))}`;
}

/** What goes in Home Assistant's configuration.yaml, for the integration waste_collection_schedule. */
export function homeAssistantSnippet(link: string): string {
  return `waste_collection_schedule:
  sources:
    - name: ics
      args:
        url: "${link}"
`;
}
