/** What a form costs the one who sends it. Twin of `server/parvis/forms/engine/fees.py`. */
import type { Definition, Fee } from "./definition.ts";
import { holds, walk } from "./walk.ts";

/** The fee, when there is one and its condition is true of these answers. */
export function findFee(definition: Definition, answers: unknown): Fee | null {
  const { fee } = definition;
  if (fee?.when === undefined) return fee ?? null;
  const known = new Map(
    walk(definition, answers).flatMap(({ asked }) => asked.map(({ path, value }) => [path, value])),
  );
  return holds(fee.when, known) ? fee : null;
}
