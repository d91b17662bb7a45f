/** What a form changed since a request was filled in, question by question: what to ask the person again. */
import type { JSX } from "preact";
import { pick, t } from "../../../../kernel/words";
import type { RequestDetail } from "../api";

type FormChange = RequestDetail["form_changes"][number];

export function FormChanges({ changes }: { changes: readonly FormChange[] }): JSX.Element | null {
  const lines = [...new Set(changes.flatMap(lineOf))];
  if (lines.length === 0) return null;
  return (
    <>
      <p>{t("forms_changes_staff.since")}</p>
      <ul>
        {lines.map((line) => (
          <li key={line}>{line}</li>
        ))}
      </ul>
    </>
  );
}

/** What has no name is about the form as a whole, and nothing that a person answered. */
function lineOf({ code, name }: FormChange): string[] {
  if (!name) return [];
  const what = code.endsWith("-added") ? "added" : code.endsWith("-removed") ? "removed" : "changed";
  // An option that came or went changes its question.
  return [t(`forms_changes_staff.${code.startsWith("option-") ? "changed" : what}`, { name: pick(name) })];
}
