/** What happened and what was said, the newest first. */
import type { JSX } from "preact";
import { formatMoment } from "../../../kernel/dates";
import { hasWords, t } from "../../../kernel/words";
import type { TimelineEntry } from "../api";
import { EntryPhotos } from "./EntryPhotos";

export interface TimelineProps {
  entries: readonly TimelineEntry[];
  /** This device may see them; in the console they stand elsewhere. */
  withPhotos?: boolean;
}

export function Timeline({ entries, withPhotos = false }: TimelineProps): JSX.Element {
  const newestFirst = [...entries].sort((one, other) => other.at.localeCompare(one.at));
  return (
    <ol class="pv-timeline">
      {newestFirst.map((entry) => (
        <li key={entry.id}>
          <p class="pv-timeline-what">{whatHappened(entry)}</p>
          {entry.message && <p class="pv-timeline-message">{entry.message}</p>}
          {withPhotos && <EntryPhotos photos={entry.attachments ?? []} />}
          <p class="pv-timeline-when">{[formatMoment(entry.at), entry.by].filter(Boolean).join(" · ")}</p>
        </li>
      ))}
    </ol>
  );
}

function whatHappened({ kind, state, message }: TimelineEntry): string {
  if (state && kind === "state") return t(`requests.event.state.${state}`);
  const key = `requests.event.${kind}`;
  if (hasWords(key)) return t(key);
  return t(message ? "requests.event.message" : "requests.event.other");
}
