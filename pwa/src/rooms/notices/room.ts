/** What the town must say now: the alerts of this phone, and the notices themselves. */
import type { Route } from "../../shell/router";
import "./api";

export const routes: Route[] = [
  {
    path: "/alertes",
    title: "notices.alerts.title",
    view: () => import("./views/Alerts").then((module) => module.AlertsPage),
  },
  {
    path: "/avis",
    title: "notices.title",
    view: () => import("./views/NoticeList").then((module) => module.NoticeList),
  },
  {
    path: "/avis/:id",
    title: "notices.one",
    view: () => import("./views/NoticePage").then((module) => module.NoticePage),
  },
];
