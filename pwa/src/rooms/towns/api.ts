/** What the town says of itself, as `GET /api/v1/towns/profile` gives it. */
import type { Words } from "../../kernel/words";
import { declareDataset } from "../../store/datasets";

/** When the town hall is open on a weekday (1 is Monday); a day may have several. */
export interface OpeningHours {
  weekday: number;
  /** `08:30` */
  opens: string;
  closes: string;
}

export interface EmergencyNumber {
  number: string;
  words: Words;
}

export interface Service {
  code: string;
  /** The moment of life it belongs to; its words are `towns.moment.<moment>`. */
  moment: string;
  title: Words;
  summary: Words;
  audience: Words;
  needs: Words[];
  cost: Words;
  delay: Words;
  /** The code of the form that starts it. */
  form?: string | null;
  phone?: string | null;
  url?: string | null;
}

export interface District {
  code: string;
  name: Words;
}

export interface TownProfile {
  slug: string;
  name: string;
  languages: string[];
  time_zone: string;
  phone: string;
  hours: OpeningHours[];
  emergency_numbers: EmergencyNumber[];
  theme: { primary: string; accent: string };
  districts: District[];
  rooms: string[];
  vapid_public_key: string;
  services: Service[];
  about: { website: string; email: string; postal_address: string };
}

declare module "../../store/dataset_store" {
  interface DatasetBodies {
    "towns.profile": TownProfile;
  }
}

declareDataset("towns.profile", { path: () => "/api/v1/towns/profile", eager: true });
