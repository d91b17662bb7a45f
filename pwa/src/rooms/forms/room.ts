/** Any form of the town, filled in offline, one thought per page. */
import type { Route } from "../../shell/router";
import "./api";

export const routes: Route[] = [
  {
    path: "/formulaires/:code",
    title: "forms.title",
    view: () => import("./views/Form").then((module) => module.Form),
  },
];
