/** Deleted a moment ago, and taken back by a press. */
import type { JSX } from "preact";
import { pick, t } from "../../../kernel/words";
import type { Envelope } from "../../../outbox/envelope";
import { act } from "../../../outbox/page";
import { Button } from "../../../ui";

export function DeletedRow({ envelope }: { envelope: Envelope }): JSX.Element {
  const title = pick(envelope.definition.title);
  const mayHaveLeft = envelope.attempts > 0 || envelope.answer !== null;
  return (
    <div class="pv-deleted-row">
      <p>{t(mayHaveLeft ? "outbox.deleted.maybe_sent" : "outbox.deleted", { title, code: envelope.receipt })}</p>
      <Button variant="secondary" onClick={() => void act(envelope.id, { type: "restore" })}>
        {t("outbox.undo")}
      </Button>
    </div>
  );
}
