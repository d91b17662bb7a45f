/** A file's changes in numbers, and how the town is covered after it. */
import type { JSX } from "preact";
import { t } from "../../../../../kernel/words";
import type { ImportPreview } from "../api";
import { countsOf } from "../rules";

export function Summary({ preview }: { preview: ImportPreview }): JSX.Element {
  const states = (["added", "changed"] as const).map((state) => ({
    state,
    count: preview.sectors.filter((sector) => sector.state === state).length,
  }));
  return (
    <ul class="pv-import-counts">
      {states
        .filter(({ count }) => count > 0)
        .map(({ state, count }) => (
          <li key={state}>{t(`waste_import_staff.sectors.${state}`, { count })}</li>
        ))}
      {countsOf(preview.days).map(({ kind, count }) => (
        <li key={kind}>{t(`waste_import_staff.days.${kind}`, { count })}</li>
      ))}
      <li>{t("waste_import_staff.days.total", { count: preview.days.total })}</li>
    </ul>
  );
}

export interface CoverageLineProps {
  stream: string;
  coverage: ImportPreview["coverage"];
}

/** Whom the stream's sectors leave out or serve twice, and the way to the list of them. */
export function CoverageLine({ stream, coverage }: CoverageLineProps): JSX.Element {
  const none = coverage.in_none[stream] ?? 0;
  const several = coverage.in_several[stream] ?? 0;
  if (coverage.addresses === 0) return <p>{t("waste_import_staff.coverage.no_addresses")}</p>;
  if (none + several === 0) {
    return <p>{t("waste_import_staff.coverage.whole", { count: coverage.addresses })}</p>;
  }
  return (
    <ul class="pv-import-doubts">
      {none > 0 && <li>{t("waste_import_staff.coverage.none", { count: none })}</li>}
      {several > 0 && <li>{t("waste_import_staff.coverage.several", { count: several })}</li>}
    </ul>
  );
}
