/** Whether a person can be reached where they said. Pure; the server judges by the same rule. */
import { tidyEmail } from "../../form_engine/formats";
import { cleanLine } from "../../form_engine/text";
import type { FollowUp } from "../../outbox/envelope";

export function canBeFollowed(follow_up: FollowUp | undefined): boolean {
  return follow_up?.channel !== "email" || tidyEmail(cleanLine(follow_up.email ?? "")) !== null;
}
