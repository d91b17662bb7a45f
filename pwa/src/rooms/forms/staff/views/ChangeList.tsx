/** What one version changed of another, a line each. */
import type { JSX } from "preact";
import { t } from "../../../../kernel/words";
import type { Change } from "../api";
import { changeWords } from "../sentences";

export function ChangeList({ changes }: { changes: readonly Change[] }): JSX.Element {
  const lines = [...new Set(changes.map(changeWords))];
  if (lines.length === 0) return <p>{t("forms_editor_staff.no_changes")}</p>;
  return (
    <ul class="pv-changes">
      {lines.map((line) => (
        <li key={line}>{line}</li>
      ))}
    </ul>
  );
}
