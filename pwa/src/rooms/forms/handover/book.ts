/** Which drafts of this phone were put with the town for another device, and where they are now. */
import { signal } from "@preact/signals";
import { openStore } from "../../../store/database";
import type { KeptHandover } from "../../../store/schema";

/** By envelope. Empty until the store was read once. */
export const handovers = signal<ReadonlyMap<string, KeptHandover>>(new Map());

export async function loadHandovers(): Promise<void> {
  const all = await (await openStore()).getAll("handovers");
  handovers.value = new Map(all.map((one) => [one.id, one]));
}

export async function keepHandover(handover: KeptHandover): Promise<void> {
  await (await openStore()).put("handovers", handover);
  await loadHandovers();
}

export async function forgetHandover(id: string): Promise<void> {
  await (await openStore()).delete("handovers", id);
  await loadHandovers();
}
