/** The console's collections: days moved, cancelled or added, and whom each concerns. */
import type { Route } from "../../../shell/router";

export const staffRoutes: Route[] = [
  {
    path: "/staff/collectes",
    title: "waste_staff.title",
    view: () => import("./views/ChangesDesk").then((module) => module.ChangesDesk),
  },
  {
    path: "/staff/collectes/changements",
    title: "waste_staff.title",
    view: () => import("./views/ChangesDesk").then((module) => module.ChangesDesk),
  },
];
