/**
 * The phone's engine, one question a line: {definition, answers, today} in, what it makes of them out.
 *
 * `tests/server/forms/test_twins.py` asks both engines the same and compares.
 */
import { createInterface } from "node:readline";
import { check, findFee, journey, normalise } from "../../../pwa/src/form_engine/index.ts";

for await (const line of createInterface({ input: process.stdin })) {
  const { definition, answers, today } = JSON.parse(line);
  const result = {
    normalised: normalise(definition, answers),
    journey: journey(definition, answers),
    findings: check(definition, answers, today),
    fee: findFee(definition, answers) !== null,
  };
  process.stdout.write(`${JSON.stringify(result)}\n`);
}
