/** What to know before deciding; what cannot be is said as such. */
import type { JSX } from "preact";
import { formatDay } from "../../../../../kernel/dates";
import { pick, t } from "../../../../../kernel/words";
import { Notification } from "../../../../../ui";
import type { Stream } from "../../../api";
import { containerOf, upperFirst } from "../../../words";
import type { ChangeConflict, ChangePreview, CollectionMonth } from "../../api";

export interface ConflictsProps {
  preview: ChangePreview;
  month: CollectionMonth;
  streams: readonly Stream[];
}

export function Conflicts({ preview, month, streams }: ConflictsProps): JSX.Element | null {
  const { conflicts } = preview;
  if (conflicts.length === 0) return null;
  const blocking = conflicts.some((one) => one.is_blocking);
  return (
    <Notification
      severity={blocking ? "warning" : "info"}
      live
      title={t(blocking ? "waste_month_staff.blocked" : "waste_month_staff.know")}
    >
      <ul class="pv-conflicts">
        {conflicts.map((one) => (
          <li key={`${one.code} ${one.on} ${JSON.stringify(one.words)}`}>{conflictWords(one, month, streams)}</li>
        ))}
      </ul>
    </Notification>
  );
}

function conflictWords(conflict: ChangeConflict, month: CollectionMonth, streams: readonly Stream[]): string {
  const named = (conflict.sectors ?? []).map((id) => {
    const sector = month.sectors.find((one) => one.id === id);
    const bin = upperFirst(containerOf(streams, id.split("/")[0] ?? ""));
    return sector ? t("waste_staff.bin_in_sector", { bin, sector: sector.name }) : bin;
  });
  return t(`waste_month_staff.conflict.${conflict.code}`, {
    day: formatDay(conflict.on),
    sectors: named.join(" – "),
    words: pick(conflict.words),
  });
}
