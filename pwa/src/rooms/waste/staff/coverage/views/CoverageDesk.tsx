/** « Couverture » in the console's collections: whom each stream's sectors leave out or serve twice. */
import type { JSX } from "preact";
import { useEffect } from "preact/hooks";
import { t } from "../../../../../kernel/words";
import { useDataset } from "../../../../../store/datasets";
import { EmptyState, Page, Section, Select, Skeleton } from "../../../../../ui";
import { containerOf, upperFirst } from "../../../words";
import { CollectionsNav } from "../../views/CollectionsNav";
import { StaffTrouble } from "../../views/StaffTrouble";
import { coverage, ground, loadCoverage, lookAt, looked, trouble } from "../state";
import { GroundView } from "./GroundView";
import { StreamTable } from "./StreamTable";
import "../coverage.css";

export function CoverageDesk(): JSX.Element {
  useEffect(() => {
    void loadCoverage();
  }, []);
  return (
    <Page title={t("waste_coverage_staff.title")} lead={t("waste_coverage_staff.lead")} wide>
      <CollectionsNav />
      {trouble.value !== undefined && <StaffTrouble trouble={trouble.value} onRetry={() => void loadCoverage()} />}
      <Known />
    </Page>
  );
}

function Known(): JSX.Element | null {
  const streams = useDataset("waste.streams").value.body?.streams ?? [];
  const known = coverage.value;
  if (!known) return trouble.value === undefined ? <Skeleton lines={6} /> : null;
  if (known.length === 0 || known.every(({ sectors }) => sectors === 0)) {
    return <EmptyState title={t("waste_coverage_staff.none")}>{t("waste_coverage_staff.none_what")}</EmptyState>;
  }
  const binOf = (code: string): string => upperFirst(containerOf(streams, code));
  return (
    <>
      <Section title={t("waste_coverage_staff.all")}>
        <StreamTable streams={known} binOf={binOf} />
      </Section>
      <div class="pv-coverage-choice pv-no-print">
        <Select
          id="coverage-stream"
          label={t("waste_coverage_staff.look_at")}
          value={looked.value}
          options={known.map(({ stream }) => ({ value: stream, label: binOf(stream) }))}
          onChange={(stream) => void lookAt(stream)}
        />
      </div>
      <Section title={binOf(looked.value)}>
        {ground.value ? <GroundView ground={ground.value} /> : trouble.value === undefined && <Skeleton lines={5} />}
      </Section>
    </>
  );
}
