/** One bin: not at all, the evening before, or the same morning; and at what time. */
import type { JSX } from "preact";
import { formatTime } from "../../../kernel/dates";
import { t } from "../../../kernel/words";
import { Bin, Segments, Select } from "../../../ui";
import type { Pickup, Stream } from "../api";
import { type BinChoice, hoursOf } from "../reminders/wish";
import { containerOf, upperFirst } from "../words";

export interface BinReminderProps {
  stream: Stream;
  streams: readonly Stream[];
  choice: BinChoice;
  pickups: readonly Pickup[];
  onChange: (choice: BinChoice) => void;
}

const DAYS = ["none", "eve", "day"] as const;

export function BinReminder({ stream, streams, choice, pickups, onChange }: BinReminderProps): JSX.Element {
  const name = upperFirst(containerOf(streams, stream.code));
  const { day } = choice;
  return (
    <div class="pv-remind-bin">
      <div class="pv-remind-name">
        <Bin symbol={stream.symbol} colour={stream.colour} />
        <strong>{name}</strong>
      </div>
      <Segments
        label={t("waste_reminder.when", { bin: name })}
        value={day}
        options={DAYS.map((value) => ({ value, label: t(`waste_reminder.when.${value}`) }))}
        onChange={(value) => onChange({ ...choice, day: value })}
      />
      {day !== "none" && (
        <Select
          id={`remind-${stream.code}`}
          label={
            <>
              {t("waste_reminder.at")}
              <span class="pv-hidden">{` (${name})`}</span>
            </>
          }
          value={choice.at[day]}
          options={hoursOf(choice, pickups).map((at) => ({ value: at, label: formatTime(at) }))}
          onChange={(at) => onChange({ ...choice, at: { ...choice.at, [day]: at } })}
        />
      )}
    </div>
  );
}
