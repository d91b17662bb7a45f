/** The forms that the town publishes, each at its newest version. */
import type { Definition } from "../../form_engine";
import { declareDataset } from "../../store/datasets";

export interface PublishedForms {
  forms: Definition[];
  /** The forms of a request's own page, which no list of services shows. */
  system?: Definition[];
}

declare module "../../store/dataset_store" {
  interface DatasetBodies {
    "forms.published": PublishedForms;
  }
}

declareDataset("forms.published", { path: () => "/api/v1/forms/published", eager: true });
