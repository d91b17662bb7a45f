/** A small town that answers over HTTP, for one test: three streets, three zones, two weeks of collections. */
import { vi } from "vitest";
import "../../../pwa/src/shell/rooms";
import type { Definition } from "../../../pwa/src/form_engine";
import { setClock } from "../../../pwa/src/kernel/clock";
import { town } from "../../../pwa/src/kernel/town";
import { chooseAddress, forgetAddress } from "../../../pwa/src/rooms/waste/state";
import { removeSetting } from "../../../pwa/src/store/settings";
import type { Bookable, Passage, PublicProfile, RecentNotices, ZoneCalendar } from "../../../pwa/src/wire/api.gen";
import { emptyStore } from "../store/empty_store";
import { pickup, stream } from "./factories";

export const EVENING = "2026-12-01T23:30:00Z";

export const PROFILE: PublicProfile = {
  slug: "sainte-aurelie",
  name: "Sainte-Aurélie-des-Érables",
  languages: ["fr", "en"],
  time_zone: "America/Toronto",
  phone: "418 555-0142",
  hours: [{ weekday: 2, opens: "08:30", closes: "16:30" }],
  emergency_numbers: [{ number: "911", words: { fr: "Police", en: "Police" } }],
  theme: { primary: "#8a1c2b", accent: "#0f4c5c" },
  districts: [],
  rooms: ["waste"],
  vapid_public_key: "",
  services: [],
  about: { website: "", email: "info@exemple.ca", postal_address: "25, rue de l’Église" },
};

const BOOK = {
  version: "1",
  districts: ["village"],
  zones: [
    { key: "z1", sectors: [] },
    { key: "z2", sectors: [] },
  ],
  streets: [
    { name: "rue Principale", steps: [12], grounds: [[1, 0, 0]] },
    { name: "rue du Barrage", steps: [5], grounds: [[1, 1, -1]] },
    { name: "rang Perdu", steps: [900], grounds: [[1, -1, -1]] },
  ],
};

const sector = (code: string, letter: string) => ({
  id: `${code}/${letter}`,
  stream: code,
  code: letter,
  name: letter,
});

export const CALENDAR: ZoneCalendar = {
  zone: "z1",
  made_at: EVENING,
  from_on: "2026-11-01",
  until_on: "2027-12-01",
  sectors: [sector("compost", "A"), sector("recyclage", "A"), sector("ordures", "A")],
  pickups: [
    pickup({ stream: "compost", on: "2026-12-02" }),
    pickup({ stream: "recyclage", on: "2026-12-04" }),
    pickup({
      stream: "ordures",
      on: "2026-12-26",
      planned_on: "2026-12-25",
      state: "moved",
      reason: { fr: "Noël", en: "Christmas" },
    }),
  ],
};

/** Where two sectors cross for one bin, and none covers another. */
const CROSSED: ZoneCalendar = {
  ...CALENDAR,
  zone: "z2",
  sectors: [sector("compost", "A"), sector("compost", "B"), sector("recyclage", "A")],
};

export const STREAMS = {
  streams: ["ordures", "recyclage", "compost"].map(stream),
  guide: [
    {
      object: { fr: "Boîte à pizza", en: "Pizza box" },
      synonyms: [],
      stream: "compost",
      words: { fr: "Même grasse.", en: "Even greasy." },
    },
    {
      object: { fr: "Pneus", en: "Tires" },
      synonyms: [],
      place: "garage",
      also_at: ["ecocentre"],
      words: { fr: "Sans jante.", en: "Without rims." },
    },
    {
      object: { fr: "Amiante", en: "Asbestos" },
      synonyms: [],
      words: { fr: "Appelez le 418 555-0149.", en: "Call 418 555-0149." },
    },
    {
      object: { fr: "Matelas", en: "Mattress" },
      synonyms: [],
      stream: "ordures",
      place: "ecocentre",
      words: { fr: "Sec.", en: "Dry." },
    },
  ],
  places: [
    {
      code: "ecocentre",
      name: { fr: "Écocentre", en: "Ecocentre" },
      address: "140, rang de la Cédrière",
      phone: "418 555-0149",
      opening: { seasons: [{ hours: [{ weekdays: [2, 3], opens: "08:00", closes: "16:30" }] }] },
      refuses: { fr: "Les ordures.", en: "Garbage." },
    },
    {
      code: "garage",
      name: { fr: "Garage", en: "Garage" },
      address: "108, montée Veilleux",
      phone: "",
      hours: { fr: "Sur rendez-vous.", en: "By appointment." },
    },
  ],
};

/** Makes the town answer; `down` is what does not answer; the rest changes what it says. */
export function openTown({
  notices = { notices: [] },
  passages = [],
  forms = [],
  bookings = [],
  down = [],
}: {
  notices?: RecentNotices;
  passages?: Passage[];
  forms?: Definition[];
  bookings?: Bookable[];
  down?: string[];
} = {}): void {
  const answers: Record<string, unknown> = {
    "/api/v1/towns/profile": PROFILE,
    "/api/v1/waste/address-book": BOOK,
    "/api/v1/waste/streams": STREAMS,
    "/api/v1/waste/zones/z1/calendar": CALENDAR,
    "/api/v1/waste/zones/z2/calendar": CROSSED,
    "/api/v1/waste/passages": { passages },
    "/api/v1/waste/zones/z1/bookings": { zone: "z1", streams: bookings },
    "/api/v1/notices/recent": notices,
    "/api/v1/forms/published": { forms },
  };
  vi.stubGlobal("fetch", async (path: string) => {
    const body = answers[path];
    if (!body || down.includes(path)) throw new TypeError("Failed to fetch");
    return new Response(JSON.stringify(body), { headers: { "Content-Type": "application/json", ETag: '"1"' } });
  });
}

/** What is still under way when a test ends finds nobody, rather than the network of the machine. */
export function closeTown(): void {
  vi.stubGlobal("fetch", () => Promise.reject(new TypeError("Failed to fetch")));
}

/** A phone on the evening of 1 December 2026, that was never here before. */
export async function newPhone(): Promise<void> {
  await emptyStore();
  await forgetAddress();
  await removeSetting("welcomed");
  setClock(() => new Date(EVENING));
  town.value = { slug: PROFILE.slug, name: PROFILE.name, phone: PROFILE.phone };
}

const HOMES = {
  principale: { street: "rue Principale", number: 12, suffix: "", zone: "z1", district: "village", dwellings: 0 },
  barrage: { street: "rue du Barrage", number: 5, suffix: "", zone: "z2", district: "", dwellings: 0 },
  perdu: { street: "rang Perdu", number: 900, suffix: "", zone: "", district: "", dwellings: 0 },
};

export async function liveAt(home: keyof typeof HOMES): Promise<void> {
  await chooseAddress(HOMES[home]);
}
