/** Who works for the town: how staff come in, and what they settle about themselves. Citizens need no account. */
import type { Route } from "../../shell/router";
import { EnterPage } from "./staff/views/EnterPage";

export const staffRoutes: Route[] = [
  {
    path: "/staff/entrer",
    title: "people.staff.sign_in.title",
    view: () => Promise.resolve(EnterPage),
  },
  {
    path: "/staff/reglages",
    title: "people.staff.settings.title",
    view: () => import("./staff/views/SettingsPage").then((module) => module.SettingsPage),
  },
];
