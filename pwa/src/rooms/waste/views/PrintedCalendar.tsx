/** What the browser itself prints, without network too: every day that the phone knows, whose they are, since when. */
import type { JSX } from "preact";
import { formatDay } from "../../../kernel/dates";
import { t } from "../../../kernel/words";
import { setting } from "../../../store/settings_live";
import { PhoneLink, Phrase } from "../../../ui";
import type { Stream } from "../api";
import "../paper.css";
import type { CollectionDay, Moment } from "../rules";
import { DayList } from "./DayList";

export interface PrintedCalendarProps {
  days: readonly CollectionDay[];
  streams: readonly Stream[];
  at: Moment;
}

export function PrintedCalendar({ days, streams, at }: PrintedCalendarProps): JSX.Element {
  return (
    <div class="pv-printed">
      <h1>{t("waste_paper.list_title")}</h1>
      <p>
        <strong>{setting("address").value?.words}</strong>
      </p>
      <p>
        <Phrase
          words="waste_paper.list_age"
          day={formatDay(at.on, { weekday: false, year: true })}
          phone={<PhoneLink />}
        />
      </p>
      <DayList days={days} streams={streams} today={at.on} stays />
    </div>
  );
}
