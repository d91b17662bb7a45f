/** Before the envelope is closed: no photo leaves as the camera made it, if this browser can help it. */
import { listAnswered } from "../../form_engine";
import { develop } from "../../outbox/blobs";
import type { Draft } from "../../outbox/draft";
import { photosIn } from "../../outbox/envelope";
import { answerPatch } from "./items";

/** Usually nothing is left to do: a tab killed while it made a photo lighter is the exception. */
export async function developAll(draft: Draft): Promise<void> {
  const { definition, answers, step } = draft.envelope.peek();
  for (const { question, value, step: on, item } of listAnswered(definition, answers)) {
    if (question.type !== "photo" && question.type !== "file") continue;
    const photos = photosIn(value);
    const light = await Promise.all(photos.map((photo) => develop(photo, question.max_bytes)));
    if (light.every((photo, index) => photo === photos[index])) continue;
    draft.save(answerPatch({ step: on, item, question }, light, draft.envelope.peek().answers), step);
  }
}
