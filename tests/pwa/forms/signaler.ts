/** A small form with a bit of everything: a stop, a condition, a place, photos, a declaration. */
import type { Definition } from "../../../pwa/src/form_engine";

const w = (fr: string, en = fr) => ({ fr, en });

export const SIGNALER: Definition = {
  code: "signaler",
  version: 2,
  semantics: 1,
  title: w("Signaler un problème", "Report a problem"),
  summary: w(""),
  category: "voirie",
  steps: [
    {
      id: "what",
      title: w("Que se passe-t-il?"),
      questions: [
        {
          type: "choice",
          id: "category",
          need: "required",
          label: w("Le problème"),
          options: [
            {
              value: "danger",
              label: w("Danger immédiat"),
              stop: w("Appelez le 911 maintenant, ou le 1 800 790-2424."),
            },
            { value: "hole", label: w("Nid-de-poule") },
            { value: "lamp", label: w("Lampadaire") },
          ],
        },
      ],
    },
    {
      id: "lamp",
      title: w("Le lampadaire"),
      when: { op: "is", question: "category", value: "lamp" },
      questions: [{ type: "text", id: "number", need: "required", label: w("Son numéro"), max_length: 10 }],
    },
    {
      id: "details",
      title: w("Aidez-nous à le trouver"),
      questions: [
        { type: "place", id: "place", need: "required", label: w("L’endroit") },
        { type: "photo", id: "photo", need: "recommended", label: w("Une photo"), max_files: 2, max_bytes: 8_000_000 },
        { type: "email", id: "email", need: "optional", label: w("Votre courriel") },
      ],
    },
  ],
  declaration: w("Ce que j’ai écrit est exact."),
  confirmation: { next: w("Une équipe passera."), delay_days: 5 },
  stages: [w("Reçue"), w("Réglée")],
  retention_days: 730,
};
