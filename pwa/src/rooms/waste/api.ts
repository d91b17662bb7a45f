/** What the town publishes about its collections, as the waste room of the server gives it. */
import type { Words } from "../../kernel/words";
import { declareDataset } from "../../store/datasets";

/** A kind of matter and the container that it goes in; words and colour are the town's. */
export interface Stream {
  code: string;
  /** « matières organiques » */
  name: Words;
  /** « bac brun » */
  container: Words;
  /** The container's colour in this town, `#6b4423`. */
  colour: string;
  /** Which drawing stands for it, the same in every town. */
  symbol: string;
  set_out_words: Words;
  help: Words;
}

/** One object of the sorting guide: the stream or the place it goes to. */
export interface GuideEntry {
  object: Words;
  synonyms: string[];
  stream?: string | null;
  place?: string | null;
  words: Words;
}

export interface DropOffPlace {
  code: string;
  name: Words;
  address: string;
  hours: Words;
  phone: string;
}

export interface WasteStreams {
  streams: Stream[];
  guide: GuideEntry[];
  places: DropOffPlace[];
}

export type PickupState = "planned" | "moved" | "cancelled" | "added";

export interface Pickup {
  uid: string;
  stream: string;
  sector: string;
  /** The day on which it happens. */
  on: string;
  /** The day that the calendar first gave it. */
  planned_on: string;
  state: PickupState;
  reason?: Words | null;
  /** `19:00`, of the day before when `set_out_from_day_before`. */
  set_out_from: string;
  set_out_from_day_before: boolean;
  /** `07:00` of the day itself. */
  set_out_until: string;
  /** Which buildings it is for; all of them when absent. */
  only_for?: Words[];
}

/** How a pickup differs in some streets: there, it replaces the pickup of the same uid. */
export interface StreetChange {
  streets: string[];
  pickup: Pickup;
}

export interface CalendarSector {
  id: string;
  stream: string;
  code: string;
  name: string;
  note?: Words | null;
}

/** Thirteen months of the zone in which an address lies. */
export interface WasteCalendar {
  zone: string;
  made_at: string;
  from_on: string;
  /** The first day after it. */
  until_on: string;
  sectors: CalendarSector[];
  pickups: Pickup[];
  street_changes?: StreetChange[];
}

/** `[number, suffix, zone index, district index]`; an index of -1 means none. */
export type AddressNumber = readonly [number: number, suffix: string, zone: number, district: number];

/** Every address of the town, small enough to be searched on the phone. */
export interface AddressBook {
  version: string | number;
  districts: string[];
  zones: { key: string; sectors: string[] }[];
  streets: { name: string; numbers: AddressNumber[] }[];
}

declare module "../../store/dataset_store" {
  interface DatasetBodies {
    "waste.addresses": AddressBook;
    "waste.streams": WasteStreams;
    "waste.calendar": WasteCalendar;
  }
}

declareDataset("waste.streams", { path: () => "/api/v1/waste/streams", eager: true });
declareDataset("waste.addresses", { path: () => "/api/v1/waste/addresses", eager: true });
declareDataset("waste.calendar", { path: (zone) => `/api/v1/waste/zones/${encodeURIComponent(zone)}/calendar` });
