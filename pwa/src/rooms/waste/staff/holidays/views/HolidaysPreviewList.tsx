/** The days that move because of the choices: those to come, those that go back, and those that move already. */
import type { JSX } from "preact";
import { pick, t } from "../../../../../kernel/words";
import type { Stream } from "../../../api";
import { daysWords, scopeWords } from "../../words";
import type { HolidayDay, HolidaysPreview } from "../api";

export interface HolidaysPreviewListProps {
  preview: HolidaysPreview;
  streams: readonly Stream[];
}

export function HolidaysPreviewList({ preview, streams }: HolidaysPreviewListProps): JSX.Element {
  const { added, kept, withdrawn } = preview;
  if (added.length + kept.length + withdrawn.length === 0) return <p>{t("waste_holidays_staff.nothing_moves")}</p>;
  return (
    <div role="status" class="pv-holidays-groups">
      <Days name="added" days={added} streams={streams} />
      <Days name="withdrawn" days={withdrawn} streams={streams} />
      <Days name="kept" days={kept} streams={streams} />
    </div>
  );
}

function Days({
  name,
  days,
  streams,
}: {
  name: keyof HolidaysPreview;
  days: readonly HolidayDay[];
  streams: readonly Stream[];
}): JSX.Element | null {
  if (days.length === 0) return null;
  return (
    <div>
      <h3>{t(`waste_holidays_staff.group.${name}`, { count: days.length })}</h3>
      <ul class="pv-holidays-days">
        {days.map((day) => (
          <li key={`${day.planned_on} ${day.stream} ${day.new_on}`} data-group={name}>
            <strong>{pick(day.words)}</strong>
            <span>
              {daysWords(day)}
              {day.stream && ` – ${scopeWords({ stream: day.stream, sector_name: null }, streams)}`}
            </span>
            <span class="pv-row-detail">{t("waste_staff.concerns", { count: day.addresses })}</span>
          </li>
        ))}
      </ul>
    </div>
  );
}
