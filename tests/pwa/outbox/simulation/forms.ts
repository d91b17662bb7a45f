/** What she may be writing: a report with photos, in two versions, an application with a document, a reply about a request. */
import type { Definition } from "../../../../pwa/src/form_engine/definition";
import { POTHOLE } from "../envelopes";

/** Published in the middle of a week: it asks for something that the version before did not. */
export const NEWER_POTHOLE: Definition = {
  ...POTHOLE,
  version: POTHOLE.version + 1,
  steps: POTHOLE.steps.map((step) => ({
    ...step,
    questions: [
      ...step.questions,
      { type: "text", id: "since", label: { fr: "Depuis quand?" }, need: "required", max_length: 50 },
    ],
  })),
};

export const REPLY: Definition = { ...POTHOLE, code: "reponse", version: 1 };

export const APPLICATION: Definition = {
  ...POTHOLE,
  code: "permis-piscine",
  version: 1,
  semantics: 2,
  steps: POTHOLE.steps.map((step) => ({
    ...step,
    questions: step.questions.map((question) =>
      question.type === "photo"
        ? { ...question, type: "file", types: ["application/pdf"] as const, label: { fr: "Un plan" } }
        : question,
    ),
  })) as Definition["steps"],
};
