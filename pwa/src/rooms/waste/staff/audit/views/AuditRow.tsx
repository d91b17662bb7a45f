/** One act: who, when, what, from what to what, why, and who was told. */
import type { JSX } from "preact";
import { formatMoment } from "../../../../../kernel/dates";
import { pick, t } from "../../../../../kernel/words";
import { Row, Tag, type Tone } from "../../../../../ui";
import type { Stream } from "../../../api";
import { daysWords, scopeWords } from "../../words";
import type { AuditAct, AuditEntry } from "../api";

const TONES: Record<AuditAct, Tone> = {
  "change-decided": "info",
  "change-withdrawn": "warning",
  "holidays-decided": "neutral",
  "import-applied": "success",
  "import-undone": "warning",
};

export function AuditRow({ entry, streams }: { entry: AuditEntry; streams: readonly Stream[] }): JSX.Element {
  const { change, holidays, file } = entry;
  return (
    <Row
      title={titleOf(entry)}
      detail={t("waste_audit_staff.by", { author: entry.author, moment: formatMoment(entry.at) })}
      end={<Tag tone={TONES[entry.act]}>{t(`waste_audit_staff.act.${entry.act}`)}</Tag>}
    >
      {change && (
        <p class="pv-row-detail">
          {[
            scopeWords({ stream: change.stream, sector_name: change.sector }, streams),
            ...change.streets,
            pick(change.reason),
          ].join(" – ")}
        </p>
      )}
      {change?.told && (
        <p class="pv-row-detail">
          {t("waste_staff.told", { count: change.told.targeted, received: change.told.received })}{" "}
          <a class="ds-link" href={`/staff/avis/${change.told.notice_id}`}>
            {t("waste_staff.to_notice")}
          </a>
        </p>
      )}
      {holidays && (
        <p class="pv-row-detail">
          {t("waste_audit_staff.days", { added: holidays.added, withdrawn: holidays.withdrawn })}
        </p>
      )}
      {file && <p class="pv-row-detail">{scopeWords({ stream: entry.stream, sector_name: null }, streams)}</p>}
    </Row>
  );
}

function titleOf({ change, holidays, file }: AuditEntry): string {
  if (change) return daysWords(change);
  if (file) return file.file_name;
  const chosen = (holidays?.after ?? []).length;
  return chosen === 0 ? t("waste_audit_staff.no_holiday") : t("waste_audit_staff.holidays", { count: chosen });
}
