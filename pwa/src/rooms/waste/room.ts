/** The collections of an address, the sorting guide, and the address itself. */
import type { Route } from "../../shell/router";
import "./api";

export const routes: Route[] = [
  {
    path: "/collectes",
    title: "waste.title",
    view: () => import("./views/Collections").then((module) => module.Collections),
  },
  {
    path: "/collectes/guide",
    title: "waste.guide.title",
    view: () => import("./views/guide_screens").then((module) => module.Guide),
  },
  {
    path: "/collectes/lieux/:code",
    title: "waste_guide.where",
    view: () => import("./views/guide_screens").then((module) => module.PlacePage),
  },
  {
    path: "/collectes/rappels",
    title: "waste_reminder.title",
    view: () => import("./views/Reminders").then((module) => module.Reminders),
  },
  {
    path: "/collectes/abonnement",
    title: "waste_feed.title",
    view: () => import("./views/Subscribe").then((module) => module.Subscribe),
  },
  {
    path: "/collectes/imprimer",
    title: "waste_paper.title",
    view: () => import("./views/Paper").then((module) => module.Paper),
  },
  {
    path: "/collectes/pas-ramasse",
    title: "waste_missed.title",
    view: () => import("./views/Missed").then((module) => module.Missed),
  },
  {
    path: "/collectes/encombrants",
    title: "waste_booking.title",
    view: () => import("./bookings/Booking").then((module) => module.Booking),
  },
  {
    path: "/adresse",
    title: "waste.address.title",
    view: () => import("./views/Address").then((module) => module.Address),
  },
];
