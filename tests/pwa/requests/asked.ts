/** Requests as the town tells them, for tests. */
import type { MyRequest } from "../../../pwa/src/rooms/requests/api";
import { AT } from "../outbox/envelopes";

export function requestOf(changes: Partial<MyRequest> = {}): MyRequest {
  return {
    id: "01956f00-0000-7000-8000-0000000000ff",
    submission_id: "01956f00-0000-7000-8000-00000000a11c",
    receipt: "7K4M-2Q9X",
    form: "signaler",
    title: { fr: "Nid-de-poule", en: "Pothole" },
    state: "received",
    stage: 1,
    stages: 2,
    stage_words: { fr: "Reçue", en: "Received" },
    opened_at: AT,
    changed_at: AT,
    promised_on: "2027-03-09",
    timeline: [{ id: "01956f00-0000-7000-8000-000000000001", at: AT, kind: "opened", state: "received" }],
    ...changes,
  };
}
