/** The files that were taken in, the last first, and the one that can be undone. */
import type { JSX } from "preact";
import { formatMoment } from "../../../../../kernel/dates";
import { t } from "../../../../../kernel/words";
import { useDataset } from "../../../../../store/datasets";
import { EmptyState, List, Row, Skeleton, Tag } from "../../../../../ui";
import { containerOf, upperFirst } from "../../../words";
import { StaffTrouble } from "../../views/StaffTrouble";
import type { Import } from "../api";
import { countsOf } from "../rules";
import { imports, loadImports, trouble } from "../state";
import { Undo } from "./Undo";

export function History(): JSX.Element {
  const known = imports.value;
  if (!known) {
    if (trouble.value) return <StaffTrouble trouble={trouble.value} onRetry={() => void loadImports()} />;
    return <Skeleton lines={3} />;
  }
  if (known.length === 0) {
    return <EmptyState title={t("waste_import_staff.none")}>{t("waste_import_staff.none_what")}</EmptyState>;
  }
  return (
    <List label={t("waste_import_staff.history")}>
      {known.map((past) => (
        <PastRow key={past.id} past={past} />
      ))}
    </List>
  );
}

function PastRow({ past }: { past: Import }): JSX.Element {
  const streams = useDataset("waste.streams").value.body?.streams ?? [];
  const bin = upperFirst(containerOf(streams, past.stream));
  return (
    <Row
      title={past.file_name}
      detail={t("waste_import_staff.by", { bin, author: past.author, moment: formatMoment(past.made_at) })}
      end={past.undone_at && <Tag tone="neutral">{t("waste_import_staff.was_undone")}</Tag>}
    >
      <p class="pv-row-detail">
        {countsOf(past.days)
          .map(({ kind, count }) => t(`waste_import_staff.days.${kind}`, { count }))
          .join(" ")}
      </p>
      {past.undone_at && (
        <p class="pv-row-detail">
          {t("waste_import_staff.undone_by", { author: past.undone_by, moment: formatMoment(past.undone_at) })}
        </p>
      )}
      {past.can_undo && <Undo past={past} />}
    </Row>
  );
}
