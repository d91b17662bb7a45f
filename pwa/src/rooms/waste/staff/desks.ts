/** The parts of the console's « Collectes », in the order of its bar; one whose screen is not open does not show. */
export interface CollectionsDesk {
  path: string;
  words: string;
}

export const COLLECTIONS_DESKS: readonly CollectionsDesk[] = [
  { path: "/staff/collectes", words: "waste_staff.desk.calendar" },
  { path: "/staff/collectes/changements", words: "waste_staff.desk.changes" },
  { path: "/staff/collectes/feries", words: "waste_staff.desk.holidays" },
  { path: "/staff/collectes/reservations", words: "waste_staff.desk.bookings" },
  { path: "/staff/collectes/rappels", words: "waste_reminder_staff.title" },
  { path: "/staff/collectes/equipe", words: "waste_staff.desk.crew" },
  { path: "/staff/collectes/imprimer", words: "waste_paper_staff.title" },
  { path: "/staff/collectes/importer", words: "waste_staff.desk.import" },
  { path: "/staff/collectes/couverture", words: "waste_staff.desk.coverage" },
  { path: "/staff/collectes/recherches", words: "waste_staff.desk.searches" },
  { path: "/staff/collectes/journal", words: "waste_staff.desk.audit" },
];
