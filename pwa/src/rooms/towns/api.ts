/** What the town says of itself, as the towns room of the server describes it. */
import { declareDataset } from "../../store/datasets";
import type { EmergencyNumber, OpeningHours, PublicProfile, Service } from "../../wire/api.gen";

export type { EmergencyNumber, OpeningHours, Service };
export type TownProfile = PublicProfile;

declare module "../../store/dataset_store" {
  interface DatasetBodies {
    "towns.profile": TownProfile;
  }
}

declareDataset("towns.profile", { path: () => "/api/v1/towns/profile", eager: true });
