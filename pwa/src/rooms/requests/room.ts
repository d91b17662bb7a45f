/** What a person asked of the town: what waits on this device, and what became of the rest. */
import type { Route } from "../../shell/router";
import "./api";
import "./reports/api";

export const routes: Route[] = [
  {
    path: "/demandes",
    title: "requests.title",
    view: () => import("./views/MyRequests").then((module) => module.MyRequests),
  },
  {
    path: "/demandes/suivre",
    title: "requests_follow.title",
    view: () => import("./views/FollowLink").then((module) => module.FollowLink),
  },
  {
    path: "/courriel/arret",
    title: "requests_mail.title",
    view: () => import("./views/StopMail").then((module) => module.StopMail),
  },
  {
    path: "/demandes/:id",
    title: "requests.one",
    view: () => import("./views/RequestPage").then((module) => module.RequestPage),
  },
  {
    path: "/signalements",
    title: "requests_reports.title",
    view: () => import("./reports/views/ReportsPage").then((module) => module.ReportsPage),
  },
  {
    path: "/signalements/:id",
    title: "requests_reports.one",
    view: () => import("./reports/views/ReportPage").then((module) => module.ReportPage),
  },
];
