/** What the town publishes about its collections, as the waste room of the server describes it. */
import { declareDataset } from "../../store/datasets";
import type {
  AddressBook,
  Buildings,
  CalendarPickup,
  CalendarSector,
  GuideEntry,
  Passage,
  Passages,
  Stream,
  Streams,
  Street,
  StreetChange,
  waste_schemas_Place,
  ZoneBookings,
  ZoneCalendar,
} from "../../wire/api.gen";

export type { AddressBook, Buildings, CalendarSector, GuideEntry, Passage, Stream, Street, StreetChange };
/** Streams, the sorting guide and the places to bring things to. */
export type WasteStreams = Streams;
/** Thirteen months of the zone in which an address lies. */
export type WasteCalendar = ZoneCalendar;
export type Pickup = CalendarPickup;
export type DropOffPlace = waste_schemas_Place;

declare module "../../store/dataset_store" {
  interface DatasetBodies {
    "waste.addresses": AddressBook;
    "waste.streams": WasteStreams;
    "waste.calendar": WasteCalendar;
    "waste.passages": Passages;
    "waste.bookings": ZoneBookings;
  }
}

declareDataset("waste.streams", { path: () => "/api/v1/waste/streams", eager: true });
declareDataset("waste.addresses", { path: () => "/api/v1/waste/address-book", eager: true });
declareDataset("waste.calendar", { path: (zone) => `/api/v1/waste/zones/${encodeURIComponent(zone)}/calendar` });
declareDataset("waste.passages", { path: () => "/api/v1/waste/passages", eager: true });
declareDataset("waste.bookings", { path: (zone) => `/api/v1/waste/zones/${encodeURIComponent(zone)}/bookings` });
