/** Reports as the town tells them to everybody. */
import type { PublicCategory, PublicReport, PublicReports } from "../../../../pwa/src/rooms/requests/reports/api";

export const POTHOLE: PublicCategory = {
  code: "hole",
  title: { fr: "Nid-de-poule", en: "Pothole" },
  radius_metres: 100,
  settled: 12,
  median_days: 3,
  most_days: 6,
};
export const LAMP: PublicCategory = {
  code: "lamp",
  title: { fr: "Lampadaire", en: "Street light" },
  radius_metres: 50,
  settled: 4,
  median_days: 2,
  most_days: 2,
};

export function reportOf(changes: Partial<PublicReport> = {}): PublicReport {
  return {
    id: "r1",
    category: "hole",
    place_words: "rue du Pont",
    streets: ["rue du pont"],
    lon: -72,
    lat: 46,
    opened_on: "2027-03-01",
    promised_on: "2027-03-09",
    closed_on: null,
    state: "received",
    followers: 0,
    timeline: [{ on: "2027-03-01", state: "received" }],
    ...changes,
  };
}

export function toldOf(...reports: PublicReport[]): PublicReports {
  return { categories: [POTHOLE, LAMP], reports };
}
