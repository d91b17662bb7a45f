/** What a press in « Mes demandes » does to an envelope. */
import { now } from "../../kernel/clock";
import type { Envelope } from "../../outbox/envelope";
import { exportFile, offer } from "../../outbox/export";
import { act, sendAsNew } from "../../outbox/page";
import { navigate } from "../../shell/router";
import { Problem } from "../../wire/problems";
import { takeBack } from "../forms/handover/handover";
import type { EnvelopeAction } from "./rules";

/** Sent by the other device meanwhile: then the town is asked again, and says which of the two it has. */
async function goOnHere(envelope: Envelope): Promise<void> {
  try {
    navigate(await takeBack(envelope));
  } catch (error) {
    if (!(error instanceof Problem && error.code === "forms.already-sent")) throw error;
    await act(envelope.id, { type: "retry" });
  }
}

export async function perform(action: EnvelopeAction, envelope: Envelope): Promise<void> {
  const { id, form } = envelope;
  switch (action) {
    case "retry":
      return await act(id, { type: "retry" });
    case "delete":
      return await act(id, { type: "discard", at: now().toISOString() });
    case "send_as_new":
      return void (await sendAsNew(id));
    case "take_back":
      return await goOnHere(envelope);
    case "export":
      return offer(await exportFile(envelope));
    default:
      await act(id, { type: "edit" });
      return navigate(`/formulaires/${form}?e=${id}`);
  }
}
