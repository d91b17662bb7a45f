/** What a press in « Mes demandes » does to an envelope. */
import { now } from "../../kernel/clock";
import type { Envelope } from "../../outbox/envelope";
import { exportFile, offer } from "../../outbox/export";
import { act, sendAsNew } from "../../outbox/page";
import { navigate } from "../../shell/router";
import type { EnvelopeAction } from "./rules";

export async function perform(action: EnvelopeAction, envelope: Envelope): Promise<void> {
  const { id, form } = envelope;
  switch (action) {
    case "retry":
      return await act(id, { type: "retry" });
    case "delete":
      return await act(id, { type: "discard", at: now().toISOString() });
    case "send_as_new":
      return void (await sendAsNew(id));
    case "export":
      return offer(await exportFile(envelope));
    default:
      await act(id, { type: "edit" });
      return navigate(`/formulaires/${form}?e=${id}`);
  }
}
