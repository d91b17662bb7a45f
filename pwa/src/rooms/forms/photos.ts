/** Before the envelope is closed: no photo leaves as the camera made it, if this browser can help it. */
import type { PhotoQuestion } from "../../form_engine";
import { develop } from "../../outbox/blobs";
import type { Draft } from "../../outbox/draft";
import { photosIn } from "../../outbox/envelope";

/** Usually nothing is left to do: a tab killed while it made a photo lighter is the exception. */
export async function developAll(draft: Draft): Promise<void> {
  const { definition, answers, step } = draft.envelope.peek();
  const questions = definition.steps
    .flatMap((one) => one.questions)
    .filter((one): one is PhotoQuestion => one.type === "photo");
  for (const { id, max_bytes } of questions) {
    const photos = photosIn(answers[id]);
    const light = await Promise.all(photos.map((photo) => develop(photo, max_bytes)));
    if (light.some((photo, index) => photo !== photos[index])) draft.save({ [id]: light }, step);
  }
}
