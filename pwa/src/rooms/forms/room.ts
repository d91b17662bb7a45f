/** Any form of the town, filled in offline, one thought per page. */
import type { Route } from "../../shell/router";
import "./api";

export const routes: Route[] = [
  {
    path: "/reprendre",
    title: "forms_handover.resume",
    view: () => import("./handover/views/ResumePage").then((module) => module.ResumePage),
  },
  {
    path: "/demandes/renseignements",
    title: "forms_facts.title",
    view: () => import("./facts/views/FactsPage").then((module) => module.FactsPage),
  },
  {
    path: "/formulaires/:code",
    title: "forms.title",
    view: () => import("./views/Form").then((module) => module.Form),
  },
];
