/** Something under way after a press: once at a time, and its trouble told in words. */
import type { JSX } from "preact";
import { useState } from "preact/hooks";
import { t } from "../../../../kernel/words";
import { Notification, ProblemNote } from "../../../../ui";
import { Problem } from "../../../../wire/problems";
import { PasskeyRefusal } from "../passkeys";
import { leaveIfSignedOut, standing } from "../session";

export interface Work {
  busy: boolean;
  trouble: unknown;
  work: (act: () => Promise<void>) => Promise<void>;
}

export function useWork(): Work {
  const [busy, setBusy] = useState(false);
  const [trouble, setTrouble] = useState<unknown>(undefined);
  const work = async (act: () => Promise<void>): Promise<void> => {
    setBusy(true);
    setTrouble(undefined);
    try {
      await act();
    } catch (error) {
      if (standing.peek().kind !== "in" || !leaveIfSignedOut(error)) setTrouble(error);
    } finally {
      setBusy(false);
    }
  };
  return { busy, trouble, work };
}

export function Trouble({ trouble }: { trouble: unknown }): JSX.Element | null {
  if (trouble === undefined) return null;
  if (trouble instanceof PasskeyRefusal) {
    return <Notification severity="warning" live title={t(`people.staff.passkey.${trouble.reason}`)} />;
  }
  // At the door, a refusal is an answer, not a breakdown: no need to phone the town hall.
  if (trouble instanceof Problem && trouble.status === 401) {
    return <Notification severity="warning" live title={t(`people.staff.refused.${refused(trouble.code)}`)} />;
  }
  return <ProblemNote problem={trouble} />;
}

function refused(code: string): "invitation" | "passkey" {
  return code === "people.invitation-spent" ? "invitation" : "passkey";
}
