/** Notices for tests: whole, and changed in one thing. */
import type { Notice } from "../../../pwa/src/rooms/notices/api";

export const NOON = new Date("2026-11-23T17:00:00Z");

export function aNotice(changes: Partial<Notice> = {}): Notice {
  return {
    id: "0198c0de-0000-7000-8000-000000000001",
    version: 1,
    state: "published",
    kind: "boil_water",
    severity: "emergency",
    title: { fr: "Avis d’ébullition de l’eau", en: "Boil-water advisory" },
    body: { fr: "Une conduite s’est brisée.", en: "A main broke." },
    what_to_do: { fr: "Faites bouillir l’eau 1 minute.", en: "Boil water for 1 minute." },
    place_words: { fr: "Secteur du Village", en: "Village area" },
    contact: { fr: "Travaux publics", en: "Public Works" },
    closing: {},
    districts: ["village"],
    starts_at: "2026-11-23T16:00:00Z",
    ends_at: null,
    published_at: "2026-11-23T16:00:00Z",
    updated_at: "2026-11-23T16:00:00Z",
    ...changes,
  };
}
