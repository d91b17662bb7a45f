/** What to tell a person when something went wrong: what happened, what to do, whom to call. */
import type { JSX } from "preact";
import { town } from "../kernel/town";
import { hasWords, t } from "../kernel/words";
import { NetworkFailure, Problem } from "../wire/problems";
import { Button } from "./Button";
import { Notification } from "./Notification";
import { PhoneLink } from "./PhoneLink";
import { Phrase } from "./Phrase";

/** The sentence for an error, by its stable code, else by its family. */
export function problemWords(error: unknown): string {
  if (error instanceof NetworkFailure) return t(`problem.network.${error.reason}`);
  if (!(error instanceof Problem)) return t("problem.unknown");
  const exact = `problem.${error.code}`;
  if (hasWords(exact)) return t(exact);
  const family = `problem.http.${error.status}`;
  if (hasWords(family)) return t(family);
  return t(error.status >= 500 ? "problem.server" : "problem.unknown");
}

export interface ProblemNoteProps {
  problem: unknown;
  /** What was kept in spite of it. */
  kept?: string | undefined;
  onRetry?: (() => void) | undefined;
}

export function ProblemNote({ problem, kept, onRetry }: ProblemNoteProps): JSX.Element {
  return (
    <Notification
      severity="warning"
      live
      title={problemWords(problem)}
      actions={
        onRetry && (
          <Button variant="secondary" icon="refresh" onClick={onRetry}>
            {t("ui.retry")}
          </Button>
        )
      }
    >
      {kept && <p>{kept}</p>}
      {town.value && (
        <p>
          <Phrase words="ui.call_us" phone={<PhoneLink />} />
        </p>
      )}
    </Notification>
  );
}
