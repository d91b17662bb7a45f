/** The counter's screen: a form that somebody brings, by its code or in a file. */
import type { Route } from "../../../../shell/router";
import "../../api";

export const counterRoutes: Route[] = [
  {
    path: "/staff/comptoir",
    title: "forms_counter.title",
    view: () => import("./views/CounterPage").then((module) => module.CounterPage),
  },
];
