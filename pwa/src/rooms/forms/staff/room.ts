/** The console's forms: written, tried, published, without code. */
import type { Route } from "../../../shell/router";

export const staffRoutes: Route[] = [
  {
    path: "/staff/formulaires",
    title: "forms_editor_staff.title",
    view: () => import("./views/FormsDesk").then((module) => module.FormsDesk),
  },
  {
    path: "/staff/formulaires/:code",
    title: "forms_editor_staff.one",
    view: () => import("./views/EditorPage").then((module) => module.EditorPage),
  },
  {
    path: "/staff/formulaires/:code/publier",
    title: "forms_editor_staff.publish.title",
    view: () => import("./views/PublishPage").then((module) => module.PublishPage),
  },
  {
    path: "/staff/formulaires/:code/versions",
    title: "forms_editor_staff.versions.title",
    view: () => import("./views/VersionsPage").then((module) => module.VersionsPage),
  },
];
