/** One change: what, for whom, why, who decided; and the way to take it back. */
import type { JSX } from "preact";
import { useState } from "preact/hooks";
import { formatMoment } from "../../../../kernel/dates";
import { pick, t } from "../../../../kernel/words";
import { Button, Dialog, Row, Tag } from "../../../../ui";
import { may } from "../../../people/staff/session";
import { useWork } from "../../../people/staff/views/work";
import type { Stream } from "../../api";
import type { Change } from "../api";
import { withdraw } from "../state";
import { daysWords, scopeWords } from "../words";
import { StaffTrouble } from "./StaffTrouble";

export function ChangeRow({ change, streams }: { change: Change; streams: readonly Stream[] }): JSX.Element {
  const [asking, setAsking] = useState(false);
  const { busy, trouble, work } = useWork();
  const takeBack = (): void => {
    void work(() => withdraw(change.id)).then(() => setAsking(false));
  };
  return (
    <Row
      title={daysWords(change)}
      detail={[scopeWords(change, streams), ...change.streets, pick(change.reason)].join(" – ")}
      end={
        change.withdrawn_at ? (
          <Tag tone="neutral">{t("waste_staff.kind.withdrawn")}</Tag>
        ) : (
          <Tag state={change.kind}>{t(`waste_staff.kind.${change.kind}`)}</Tag>
        )
      }
    >
      <p class="pv-row-detail">
        {t("waste_staff.concerns", { count: change.addresses })}{" "}
        {t("waste_staff.by", { author: change.author, moment: formatMoment(change.made_at) })}
        {change.withdrawn_at &&
          ` ${t("waste_staff.withdrawn_by", { author: change.withdrawn_by, moment: formatMoment(change.withdrawn_at) })}`}
      </p>
      {change.told && (
        <p class="pv-row-detail">
          {t("waste_staff.told", { count: change.told.targeted, received: change.told.received })}{" "}
          <a class="ds-link" href={`/staff/avis/${change.told.notice_id}`}>
            {t("waste_staff.to_notice")}
          </a>
        </p>
      )}
      {!change.withdrawn_at && may("editor") && (
        <Button variant="tertiary" onClick={() => setAsking(true)}>
          {t("waste_staff.take_back")}
        </Button>
      )}
      <Dialog
        open={asking}
        onClose={() => setAsking(false)}
        title={t("waste_staff.take_back_sure")}
        actions={
          <>
            <Button busy={busy} onClick={takeBack}>
              {t("waste_staff.take_back")}
            </Button>
            <Button variant="secondary" onClick={() => setAsking(false)}>
              {t("ui.cancel")}
            </Button>
          </>
        }
      >
        <p>{t("waste_staff.take_back_what")}</p>
        {change.told && <p>{t("waste_staff.take_back_told")}</p>}
        <StaffTrouble trouble={trouble} />
      </Dialog>
    </Row>
  );
}
