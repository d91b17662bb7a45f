/** The answer: what goes out next, when, with the drawing of each bin. Home and Collectes both open on it. */
import type { JSX } from "preact";
import { t } from "../../../kernel/words";
import { setting } from "../../../store/settings_live";
import { AnswerBand, Bin, LinkButton, List, Row } from "../../../ui";
import type { Pickup, Stream } from "../api";
import { type CollectionDay, disruptions, type Moment, type Next, nextCollection, streamsOf } from "../rules";
import { binsWords, changeWords, nextDetail, nextWords, upperFirst } from "../words";
import { PassageLine } from "./PassageLine";

export interface NextBandProps {
  /** As crews left them: what was made today is over. */
  ahead: readonly CollectionDay[];
  /** The pickups of which crews said something. */
  told: readonly Pickup[];
  /** Those of them for which the truck comes late. */
  late: readonly Pickup[];
  streams: readonly Stream[];
  at: Moment;
}

const MOST_DRAWINGS = 2;

export function NextBand({ ahead, told, late, streams, at }: NextBandProps): JSX.Element {
  const address = setting("address").value?.words ?? "";
  const eyebrow = t("waste.band.eyebrow", { address });
  const next = nextCollection(ahead, at, late);
  if (!next) {
    return (
      <AnswerBand eyebrow={eyebrow} detail={t("waste.band.nothing_detail")} tone="quiet">
        {t("waste.band.nothing")}
      </AnswerBand>
    );
  }
  return (
    <AnswerBand
      eyebrow={eyebrow}
      detail={<Detail next={next} told={told} changes={disruptions(ahead, at.on)} streams={streams} />}
      picture={<Bins pickups={next.pickups} streams={streams} />}
    >
      {nextWords(next, streams, at.on)}
    </AnswerBand>
  );
}

function Detail({
  next,
  told,
  changes,
  streams,
}: {
  next: Next;
  told: readonly Pickup[];
  changes: readonly Pickup[];
  streams: readonly Stream[];
}): JSX.Element {
  return (
    <>
      {told.map((pickup) => (
        <PassageLine key={pickup.uid} pickup={pickup} streams={streams} />
      ))}
      {next.kind !== "late" && <p>{nextDetail(next)}</p>}
      {next.pickups
        .filter((pickup) => pickup.state === "moved")
        .map((pickup) => (
          <p key={pickup.uid}>{changeWords(pickup, "new")}</p>
        ))}
      {changes.map((pickup) => (
        <p key={pickup.uid}>
          {upperFirst(binsWords([pickup], streams))} – {changeWords(pickup, "old")}
        </p>
      ))}
    </>
  );
}

function Bins({ pickups, streams }: { pickups: readonly Pickup[]; streams: readonly Stream[] }): JSX.Element {
  const shown = streamsOf(pickups).slice(0, MOST_DRAWINGS);
  return (
    <>
      {shown.map((code) => {
        const stream = streams.find((one) => one.code === code);
        return stream && <Bin key={code} symbol={stream.symbol} colour={stream.colour} />;
      })}
    </>
  );
}

/** The same answer on one line, where an emergency has taken the band. */
export function NextRow({ ahead, late, streams, at }: NextBandProps): JSX.Element | null {
  const next = nextCollection(ahead, at, late);
  if (!next) return null;
  return (
    <List>
      <Row
        href="/collectes"
        title={nextWords(next, streams, at.on)}
        detail={nextDetail(next)}
        picture={<Bins pickups={next.pickups} streams={streams} />}
      />
    </List>
  );
}

/** Where the answer will be once an address is known. */
export function AskAddressBand(): JSX.Element {
  return (
    <AnswerBand
      eyebrow={t("waste.title")}
      actions={<LinkButton href="/adresse">{t("waste.band.give_address")}</LinkButton>}
      detail={t("waste.band.ask_detail")}
    >
      {t("waste.band.ask")}
    </AnswerBand>
  );
}
