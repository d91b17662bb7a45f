/** One change: what, for whom, why, who decided; and the way to take it back. */
import type { JSX } from "preact";
import { useState } from "preact/hooks";
import { formatMoment } from "../../../../kernel/dates";
import { pick, t } from "../../../../kernel/words";
import { Button, Dialog, Row, Tag } from "../../../../ui";
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
      detail={`${scopeWords(change, streams)} – ${pick(change.reason)}`}
      end={<Tag state={change.kind}>{t(`waste_staff.kind.${change.kind}`)}</Tag>}
    >
      <p class="pv-row-detail">
        {t("waste_staff.concerns", { count: change.addresses })}{" "}
        {t("waste_staff.by", { author: change.author, moment: formatMoment(change.made_at) })}
      </p>
      <Button variant="tertiary" onClick={() => setAsking(true)}>
        {t("waste_staff.take_back")}
      </Button>
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
        <StaffTrouble trouble={trouble} />
      </Dialog>
    </Row>
  );
}
