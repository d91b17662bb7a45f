/** The forms that the town publishes, each at its newest version. */
import { type Definition, SEMANTICS } from "../../form_engine";
import { declareDataset } from "../../store/datasets";

export interface PublishedForms {
  forms: Definition[];
  /** The forms of a request's own page, which no list of services shows. */
  system?: Definition[];
  /** Open too, with a later semantics than 1: apart, so that an app that knows only that does not show them with holes. */
  newer?: Definition[];
}

/** Every open form. */
export function openForms(published: PublishedForms | undefined): Definition[] {
  return [...(published?.forms ?? []), ...(published?.newer ?? [])];
}

/** Whether this app knows what the form means; one from before must be updated first. */
export function isReadable({ semantics }: Definition): boolean {
  return semantics <= SEMANTICS;
}

declare module "../../store/dataset_store" {
  interface DatasetBodies {
    "forms.published": PublishedForms;
  }
}

declareDataset("forms.published", { path: () => "/api/v1/forms/published", eager: true });
