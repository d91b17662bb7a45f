/** Each bin's next day; opened, it says how to set it out and what goes in it. */
import type { JSX } from "preact";
import { formatTime } from "../../../kernel/dates";
import { pick, t } from "../../../kernel/words";
import { Bin, Icon, Section } from "../../../ui";
import type { Pickup, Stream } from "../api";
import { type CollectionDay, type Moment, nextByStream } from "../rules";
import { containerOf, otherNameOf, upperFirst, whenWords } from "../words";
import { PassageLine } from "./PassageLine";

export interface EachBinProps {
  /** As crews left them: what was made today is over. */
  days: readonly CollectionDay[];
  /** The pickups for which the truck comes late, as they were planned: these are out already. */
  late: readonly Pickup[];
  streams: readonly Stream[];
  at: Moment;
}

export function EachBin({ days, late, streams, at }: EachBinProps): JSX.Element {
  return (
    <Section title={t("waste.each.title")}>
      <div class="pv-each">
        {nextByStream(days, streams, at).map(
          ({ stream, pickup }) =>
            pickup && (
              <OneBin
                key={stream.code}
                stream={stream}
                streams={streams}
                pickup={pickup}
                late={late.find(({ uid }) => uid === pickup.uid)}
                today={at.on}
              />
            ),
        )}
      </div>
    </Section>
  );
}

interface OneBinProps {
  stream: Stream;
  streams: readonly Stream[];
  pickup: Pickup;
  late: Pickup | undefined;
  today: string;
}

function OneBin({ stream, streams, pickup, late, today }: OneBinProps): JSX.Element {
  const times = { from: formatTime(pickup.set_out_from), until: formatTime(pickup.set_out_until) };
  return (
    <details class="pv-each-bin">
      <summary>
        <Bin symbol={stream.symbol} colour={stream.colour} />
        <span class="pv-row-words">
          <span class="pv-row-title">{upperFirst(containerOf(streams, stream.code))}</span>
          <span class="pv-each-when">{whenWords(pickup.on, today)}</span>
        </span>
        <Icon name="chevron-right" class="pv-row-chevron" />
      </summary>
      <div class="pv-each-how">
        <p>
          <strong>{upperFirst(otherNameOf(stream))}</strong>
        </p>
        {late ? (
          <PassageLine pickup={late} />
        ) : (
          <p>{t(pickup.set_out_from_day_before ? "waste.each.eve" : "waste.each.day", times)}</p>
        )}
        <p>{pick(stream.set_out_words)}</p>
        <p>{pick(stream.help)}</p>
        {stream.is_booked && (
          <p>
            <a class="ds-link" href="/collectes/encombrants">
              {t("waste_booking.title")}
            </a>
          </p>
        )}
      </div>
    </details>
  );
}
