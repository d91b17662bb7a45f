/** The console's collections: days moved, cancelled or added, and whom each concerns. */
import type { Route } from "../../../shell/router";

export const staffRoutes: Route[] = [
  {
    path: "/staff/collectes",
    title: "waste_month_staff.title",
    view: () => import("./month/views/MonthDesk").then((module) => module.MonthDesk),
  },
  {
    path: "/staff/collectes/changements",
    title: "waste_staff.title",
    view: () => import("./views/ChangesDesk").then((module) => module.ChangesDesk),
  },
  {
    path: "/staff/collectes/rappels",
    title: "waste_reminder_staff.title",
    view: () => import("./views/RemindersDesk").then((module) => module.RemindersDesk),
  },
  {
    path: "/staff/collectes/feries",
    title: "waste_holidays_staff.title",
    view: () => import("./holidays/views/HolidaysDesk").then((module) => module.HolidaysDesk),
  },
  {
    path: "/staff/collectes/journal",
    title: "waste_audit_staff.title",
    view: () => import("./audit/views/AuditDesk").then((module) => module.AuditDesk),
  },
  {
    path: "/staff/collectes/reservations",
    title: "waste_booking_staff.title",
    view: () => import("./bookings/BookingsDesk").then((module) => module.BookingsDesk),
  },
  {
    path: "/staff/collectes/equipe",
    title: "waste_crew_staff.title",
    view: () => import("./crew/screens").then((module) => module.CrewPage),
    opensOffline: true,
  },
  {
    path: "/staff/collectes/equipe/:on/:uid",
    title: "waste_crew_staff.title",
    view: () => import("./crew/screens").then((module) => module.RoundPage),
    opensOffline: true,
  },
  {
    path: "/staff/collectes/imprimer",
    title: "waste_paper_staff.title",
    view: () => import("./paper/PaperDesk").then((module) => module.PaperDesk),
  },
  {
    path: "/staff/collectes/importer",
    title: "waste_import_staff.title",
    view: () => import("./imports/views/ImportDesk").then((module) => module.ImportDesk),
  },
  {
    path: "/staff/collectes/couverture",
    title: "waste_coverage_staff.title",
    view: () => import("./coverage/views/CoverageDesk").then((module) => module.CoverageDesk),
  },
  {
    path: "/staff/collectes/recherches",
    title: "waste_searches_staff.title",
    view: () => import("./guide/views/SearchesDesk").then((module) => module.SearchesDesk),
  },
];
