/** The console's notices: a list beside one notice. */
import type { Route } from "../../../shell/router";

const desk = (): ReturnType<Route["view"]> => import("./views/NoticesDesk").then((module) => module.NoticesDesk);

export const staffRoutes: Route[] = [
  { path: "/staff/avis", title: "notices_staff.title", view: desk },
  { path: "/staff/avis/:id", title: "notices_staff.one", view: desk },
];
