/** Envelopes and forms for tests: valid, small, the same at every run. */
import type { Definition } from "../../../pwa/src/form_engine/definition";
import { type Acceptance, type Envelope, newEnvelope, type Trouble } from "../../../pwa/src/outbox/envelope";

export const AT = "2027-03-02T19:02:00.000Z";

export const POTHOLE: Definition = {
  code: "signaler",
  version: 3,
  semantics: 1,
  title: { fr: "Signaler un problème", en: "Report a problem" },
  summary: { fr: "", en: "" },
  category: "voirie",
  steps: [
    {
      id: "quoi",
      title: { fr: "Que voyez-vous?" },
      questions: [
        { type: "long_text", id: "description", label: { fr: "Décrivez" }, need: "required", max_length: 2000 },
        {
          type: "photo",
          id: "photo",
          label: { fr: "Une photo" },
          need: "optional",
          max_files: 3,
          max_bytes: 8_000_000,
        },
      ],
    },
  ],
  confirmation: { next: { fr: "Une équipe passera." }, delay_days: 10 },
  stages: [{ fr: "Reçue" }, { fr: "Réparée" }],
  retention_days: 730,
};

export function draftOf(changes: Partial<Envelope> = {}): Envelope {
  return {
    ...newEnvelope(POTHOLE, "fr", AT, "01956f00-0000-7000-8000-00000000a11c"),
    answers: { description: "Un trou" },
    ...changes,
  };
}

export function acceptanceOf(id: string): Acceptance {
  return { id, receipt: "7K4M-2Q9X", received_at: AT, state: "accepted", review: false };
}

export const TROUBLE: Trouble = { code: "network", status: 0, at: AT, findings: [] };
