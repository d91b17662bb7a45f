/** The table of contents of the app: which room answers which path. */
import type { ComponentType } from "preact";
import { routes as forms } from "../rooms/forms/room";
import { routes as notices } from "../rooms/notices/room";
import { routes as requests } from "../rooms/requests/room";
import { routes as towns } from "../rooms/towns/room";
import { routes as waste } from "../rooms/waste/room";
import { Frame, type FrameProps } from "./Frame";
import type { Route } from "./router";
import { Home } from "./views/Home";

/** Home is in the first chunk: it is what people open, and another round trip would be felt. */
const shell: Route[] = [
  { path: "/", title: "shell.home", view: () => Promise.resolve(Home) },
  { path: "/chercher", title: "shell.search", view: () => import("./views/Search").then((module) => module.Search) },
  { path: "/aide", title: "shell.help", view: () => import("./views/Help").then((module) => module.Help) },
  {
    path: "/confidentialite",
    title: "shell.privacy",
    view: () => import("./views/Privacy").then((module) => module.Privacy),
  },
  {
    path: "/accessibilite",
    title: "shell.accessibility",
    view: () => import("./views/Accessibility").then((module) => module.Accessibility),
  },
];

/** What is shown for a path that no room answers. */
export const notFound: Route = {
  path: "*",
  title: "shell.not_found",
  view: () => import("./views/NotFound").then((module) => module.NotFound),
};

export const routes: readonly Route[] = [...shell, ...towns, ...waste, ...forms, ...requests, ...notices];

/** A frame and the routes inside it. */
export interface House {
  Frame: ComponentType<FrameProps>;
  routes: readonly Route[];
}

const citizens: House = { Frame, routes };

/** The console and its rooms are fetched only by those who go there. */
export async function houseOf(path: string): Promise<House> {
  if (!/^\/staff(\/|$)/.test(path)) return citizens;
  const { StaffFrame, staffRoutes } = await import("./staff_rooms");
  return { Frame: StaffFrame, routes: staffRoutes };
}
