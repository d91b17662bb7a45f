/** One search without answer: how often, and the two things to do about it. */
import type { JSX } from "preact";
import { useState } from "preact/hooks";
import { formatDay } from "../../../../../kernel/dates";
import { t } from "../../../../../kernel/words";
import { Button, Row } from "../../../../../ui";
import { useWork } from "../../../../people/staff/views/work";
import { StaffTrouble } from "../../views/StaffTrouble";
import type { MissedSearch } from "../api";
import { setAside } from "../state";
import { AnswerFields } from "./AnswerFields";

export interface SearchRowProps {
  search: MissedSearch;
  onAnswered: (words: string) => void;
}

export function SearchRow({ search, onAnswered }: SearchRowProps): JSX.Element {
  const [open, setOpen] = useState(false);
  const { busy, trouble, work } = useWork();
  const often = t("waste_searches_staff.times", { count: search.times });
  const days = t("waste_searches_staff.days", { count: search.days });
  return (
    <Row
      title={t("waste_searches_staff.words", { words: search.words })}
      detail={t("waste_searches_staff.how_often", { often, days, last: formatDay(search.last_on) })}
    >
      {open ? (
        <AnswerFields search={search} onAnswered={() => onAnswered(search.words)} onClose={() => setOpen(false)} />
      ) : (
        <div class="pv-actions">
          <Button variant="secondary" onClick={() => setOpen(true)}>
            {t("waste_searches_staff.add")}
          </Button>
          <Button variant="tertiary" busy={busy} onClick={() => void work(() => setAside(search))}>
            {t("waste_searches_staff.aside")}
          </Button>
        </div>
      )}
      <StaffTrouble trouble={trouble} />
    </Row>
  );
}
