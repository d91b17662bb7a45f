/** What the phone keeps, store by store. The page and the service worker share it. */
import type { DBSchema } from "idb";
import type { PostalAddress, Words } from "../form_engine/definition";
import type { Envelope, State } from "../outbox/envelope";
import type { NewPassage } from "../wire/api.gen";

/** A copy of something the town publishes, with what is needed to ask whether it changed. */
export interface StoredDataset {
  name: string;
  key: string;
  etag: string;
  body: unknown;
  /** When the server last confirmed it, in milliseconds since 1970. */
  fetched_at: number;
}

/** A file that waits to be sent, under the hash of its content. Bytes, not a Blob: Safari loses Blobs kept here. */
export interface StoredBlob {
  sha256: string;
  bytes: ArrayBuffer;
  media_type: string;
  kept_at: string;
  /** As the camera made it, until it was scaled and its position removed (or that proved impossible). */
  is_raw: boolean;
}

/** A notice that this person has opened (and perhaps acknowledged). */
export interface SeenNotice {
  id: string;
  seen_at: number;
  acknowledged_at?: number;
  /** The delivery whose notification led here. */
  delivery?: string;
}

/** The last version of a notice that this phone showed as a notification: the worker's memory against duplicates. */
export interface ShownNotice {
  id: string;
  version: number;
  /** In milliseconds since 1970. */
  shown_at: number;
  /** The token of its last delivery: « J’ai lu » tells the town by it. */
  delivery?: string;
  /** What the notification said, for when the network went before the notice came. */
  title?: string;
  body?: string;
}

/** A push receipt that waits to be reported. */
export interface StoredReceipt {
  delivery: string;
  event: "shown" | "clicked" | "read";
  at: string;
}

/** What a crew marked on this phone. It is kept before it is sent, and until the town shows it to everybody. */
export interface StoredMark {
  /** Made here; the path of `PUT /staff/collection-passages/{id}`. */
  id: string;
  /** The pickup's. */
  uid: string;
  body: NewPassage;
  sending: "waiting" | "sent" | "refused";
  /** Why the town refused it. */
  problem?: string;
  /** Taken back: `waiting` until the town knows. */
  withdrawal?: "waiting" | "sent";
}

/** Who this phone is to the town: no name, only an id and a secret made here. */
export interface Device {
  id: string;
  secret: string;
}

/** The address that a person chose. It stays on this phone. */
export interface ChosenAddress {
  /** « 12 chemin de l’Érablière » */
  words: string;
  street: string;
  number: number;
  suffix: string;
  /** How many its building has; absent or 0 where the town does not say. */
  dwellings?: number;
}

/** Words that the guide did not find on a day; once sent they stay until the day is over, so that they count once. */
export interface KeptMiss {
  words: string;
  language: "fr" | "en";
  on: string;
  is_sent: boolean;
  /** The report it was put in, made here: sent again after a lost answer, the town counts it once. */
  report?: string;
}

/**
 * What this phone asked to hear about. The endpoint and its keys are the browser's to keep, and are read from it each time; the
 * worker needs the rest to mend a subscription that the browser replaced.
 */
export interface KeptSubscription {
  /** Made here; the path of `PUT /push-subscriptions/{id}`. */
  id: string;
  topics: string[];
  /** Codes of districts; none means the whole town. */
  districts: string[];
  /** Collection sectors, `stream/sector`, where the wish is for this phone's own place. */
  sectors?: string[];
  language: "fr" | "en";
}

/** One bin's reminder: the day before (`eve`) or on the day, at a time of the town's clocks. */
export interface KeptReminderWish {
  stream: string;
  day: "eve" | "day";
  at: string;
}

/** The reminders that a person chose. They are told to the town under the id of the subscription, at each opening. */
export interface KeptReminders {
  /** Empty: they were stopped, and the town does not know it yet. */
  wishes: KeptReminderWish[];
  /** Since when they are as they are, and up to when this phone checked that they came, in milliseconds since 1970. */
  since: number;
  checked_at: number;
  /** The last one that did not come here, until the person has read it. */
  missing?: { on: string; day: "eve" | "day"; at: string };
}

/** A name in the parts in which a form asked for it. */
export interface PersonName {
  given_name?: string | undefined;
  family_name?: string | undefined;
}

/** Something that the person said of themselves in a form, remembered on this phone only, to be proposed in the next one. */
export interface KeptFact {
  /** `email`, `phone`, `address`, or what a question's `autocomplete` names: `name`. */
  kind: string;
  /** The value as one text: what was said twice is one fact. */
  text: string;
  value: string | PostalAddress | PersonName;
  /** The title of the form in which it was said; absent once the person wrote it in the list itself. */
  from?: Words;
  told_at: string;
}

/** A draft that was put with the town, so that another device goes on with it. */
export interface KeptHandover {
  /** The envelope's. */
  id: string;
  /** What to say or type on the other device; only this phone and the person know it. */
  code: string;
  link: string;
  /** The link as a QR code, row by row, `1` for a dark square. */
  qr: readonly string[];
  at: string;
  /** Until when the town keeps it. */
  until: string;
  /** Where it was when the town was last asked. */
  stands: "waiting" | "opened" | "sent" | "gone";
}

/** What this phone remembers about the person's choices. */
export interface Settings {
  device: Device;
  language: "fr" | "en";
  address: ChosenAddress;
  /** The key of the collection zone of the address. */
  zone: string;
  /** The code of the district of the address; absent where it lies in none. */
  district: string;
  /** Set while alerts are on. */
  subscription: KeptSubscription;
  /** When a member of staff was last known to be in here, in milliseconds since 1970; absent once they left. */
  staff_seen_at: number;
  /** Set once reminders of collections were chosen. */
  reminders: KeptReminders;
  /** The person has seen the first screen, and chose an address or « Plus tard ». */
  welcomed: boolean;
  /** How this person wanted to hear of the last thing they sent. */
  follow_up: { channel: "push" | "email" | "none"; email?: string };
  /** When the install prompt was put away, in milliseconds since 1970. */
  install_dismissed_at: number;
  /** What the guide did not find, until the town was told. */
  guide_misses: KeptMiss[];
  /** The person does not want what they say in forms to be remembered. */
  facts_off: boolean;
  /** When this store was made; its loss while the marker stays means the browser evicted it. */
  store_made_at: number;
}

export interface ParvisSchema extends DBSchema {
  datasets: { key: [string, string]; value: StoredDataset };
  envelopes: { key: string; value: Envelope; indexes: { by_state: State } };
  blobs: { key: string; value: StoredBlob };
  settings: { key: string; value: { key: string; value: unknown } };
  notices_seen: { key: string; value: SeenNotice };
  notices_shown: { key: string; value: ShownNotice };
  receipts: { key: [string, string]; value: StoredReceipt };
  crew_marks: { key: string; value: StoredMark };
  facts: { key: [string, string]; value: KeptFact };
  handovers: { key: string; value: KeptHandover };
}
