import { describe, expect, test } from "vitest";
import {
  type FeedReminder,
  feedPath,
  googleLink,
  homeAssistantSnippet,
  webcalLink,
} from "../../../pwa/src/rooms/waste/feed";
import cases from "../../cases/waste/feeds.json";

const LINK = "https://ville.example/api/v1/waste/zones/abc/calendar.ics?rue=rue-du-moulin&langue=fr";

function reminderOf(written: string): FeedReminder | undefined {
  const [day, at = ""] = written.split("-");
  return written ? { day: day as FeedReminder["day"], at: `${at.slice(0, 2)}:${at.slice(2)}` } : undefined;
}

describe("a link to a calendar", () => {
  test.each(cases)("asks for $name as the server reads it", (one) => {
    const { zone, street, dwellings, streams, language, home_assistant: homeAssistant } = one;
    const reminder = reminderOf(one.reminder);
    expect(feedPath({ zone, street, dwellings, streams, reminder, language, homeAssistant })).toBe(one.path);
  });

  test("opens the phone's calendar, at home on this machine too", () => {
    expect(webcalLink(LINK)).toBe(LINK.replace("https:", "webcal:"));
    expect(webcalLink("http://localhost:8000/a")).toBe("webcal://localhost:8000/a");
  });

  test("is one address for Google, whole", () => {
    expect(new URL(googleLink(LINK)).searchParams.get("cid")).toBe(webcalLink(LINK));
  });

  test("stands between quotes in Home Assistant's lines", () => {
    expect(homeAssistantSnippet(LINK)).toContain(`\n        url: "${LINK}"\n`);
  });
});
