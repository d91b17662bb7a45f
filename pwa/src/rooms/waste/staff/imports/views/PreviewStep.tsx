/** Step two: what the file would change, before anybody sees it. */
import type { JSX } from "preact";
import { t } from "../../../../../kernel/words";
import { useDataset } from "../../../../../store/datasets";
import { Button, Notification, Section } from "../../../../../ui";
import { useWork } from "../../../../people/staff/views/work";
import { containerOf, upperFirst } from "../../../words";
import type { ImportPreview } from "../api";
import { hasDoubts } from "../rules";
import { choose, take } from "../state";
import { DayTable, SectorTable } from "./Differences";
import { ImportTrouble } from "./ImportTrouble";
import { Findings } from "./Refused";
import { CoverageLine, Summary } from "./Summary";
import { Working } from "./Working";

export function PreviewStep({ preview, wasOutdated }: { preview: ImportPreview; wasOutdated: boolean }): JSX.Element {
  const streams = useDataset("waste.streams").value.body?.streams ?? [];
  const { busy, trouble, work } = useWork();
  const bin = upperFirst(containerOf(streams, preview.stream));
  return (
    <div class="pv-preview">
      <h2 class="pv-preview-title">{t("waste_import_staff.preview", { name: preview.file_name, bin })}</h2>
      {wasOutdated && <Notification severity="warning" live title={t("waste_import_staff.outdated")} />}
      {preview.changes_anything ? (
        <Summary preview={preview} />
      ) : (
        <Notification severity="success" title={t("waste_import_staff.nothing_new")} />
      )}
      {hasDoubts(preview) ? (
        <Notification severity="warning">
          <CoverageLine stream={preview.stream} coverage={preview.coverage} />
        </Notification>
      ) : (
        <CoverageLine stream={preview.stream} coverage={preview.coverage} />
      )}
      <ImportTrouble trouble={trouble} />
      <div class="pv-actions">
        {preview.changes_anything && (
          <Button busy={busy} onClick={() => void work(take)}>
            {t("waste_import_staff.take")}
          </Button>
        )}
        <Button variant="secondary" onClick={() => choose(undefined)}>
          {t("waste_import_staff.other")}
        </Button>
        <Working busy={busy} />
      </div>
      {preview.remarks.length > 0 && (
        <Section title={t("waste_import_staff.remarks", { count: preview.remarks_total })}>
          <Findings findings={preview.remarks} caption={t("waste_import_staff.remarks_what")} />
        </Section>
      )}
      <DayTable days={preview.days} sectors={preview.sectors} />
      <SectorTable sectors={preview.sectors} elsewhere={preview.sectors_elsewhere} />
    </div>
  );
}
