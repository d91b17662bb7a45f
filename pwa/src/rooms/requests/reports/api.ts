/** Problems that people reported, as the town tells them to everybody; kept on the phone, to be found again before sending the same. */
import { declareDataset } from "../../../store/datasets";
import type { PublicCategory, PublicReport, PublicReports } from "../../../wire/api.gen";

export type { PublicCategory, PublicReport, PublicReports };

declare module "../../../store/dataset_store" {
  interface DatasetBodies {
    "requests.open-reports": PublicReports;
  }
}

/** The same reports as files that anybody may take. */
export const OPEN_DATA = {
  csv: "/api/v1/requests/public.csv",
  geojson: "/api/v1/requests/public.geojson",
} as const;

declareDataset("requests.open-reports", { path: () => "/api/v1/requests/open-reports", eager: true });
