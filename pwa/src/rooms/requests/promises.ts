/** What the last year teaches of how long requests take, and whether the town can write by mail. */
import { declareDataset } from "../../store/datasets";

export interface Promises {
  promises: { category: string; days: number; sample_size: number }[];
  has_mail: boolean;
}

declare module "../../store/dataset_store" {
  interface DatasetBodies {
    "requests.promises": Promises;
  }
}

declareDataset("requests.promises", { path: () => "/api/v1/requests/promises" });
