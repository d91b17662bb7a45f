/** The town: its services, and whom to speak to. */
import type { Route } from "../../shell/router";
import "./api";

export const routes: Route[] = [
  {
    path: "/services",
    title: "towns.services.title",
    view: () => import("./views/Services").then((module) => module.Services),
  },
  {
    path: "/services/:code",
    title: "towns.service.title",
    view: () => import("./views/ServicePage").then((module) => module.ServicePage),
  },
];
