/** The town's inbox, in the console. */
import type { Route } from "../../../shell/router";

const view: Route["view"] = () => import("./views/InboxPage").then((module) => module.InboxPage);

export const staffRoutes: Route[] = [
  { path: "/staff", title: "requests.staff.title", view },
  {
    path: "/staff/statistiques",
    title: "requests_statistics_staff.title",
    view: () => import("./statistics/StatisticsPage").then((module) => module.StatisticsPage),
  },
  { path: "/staff/demandes/:id", title: "requests.staff.one", view },
  {
    path: "/staff/reglages/cles",
    title: "requests_keys_staff.title",
    role: "admin",
    view: () => import("./keys/KeysPage").then((module) => module.KeysPage),
  },
];
