/** « Bac bleu », « poubelle », « recyclage » typed in a search: which bin that is in this town, and when it goes out next. */
import type { JSX } from "preact";
import { formatDayNear } from "../../../kernel/dates";
import { pick, t } from "../../../kernel/words";
import { Bin, List, Row, Section } from "../../../ui";
import type { Stream } from "../api";
import { nextByStream } from "../rules";
import { asksAboutABin, streamsCalled } from "../stream_names";
import { containerOf, otherNameOf, upperFirst } from "../words";
import { useCollections } from "./useCollections";

export interface Meant {
  streams: readonly Stream[];
  /** False when somebody asks about a bin that is not here, and these are those that are. */
  isKnown: boolean;
}

/** The bins that are meant, or every bin when somebody asks about one that is not here. */
export function binsMeant(streams: readonly Stream[], text: string): Meant {
  const called = streamsCalled(streams, text);
  if (called.length > 0 || !asksAboutABin(text)) return { streams: called, isKnown: true };
  return { streams: streams.filter((stream) => asksAboutABin(pick(stream.container))), isKnown: false };
}

export interface BinAnswerProps {
  meant: Meant;
  /** Every stream of the town. */
  streams: readonly Stream[];
  text: string;
}

export function BinAnswer({ meant, streams, text }: BinAnswerProps): JSX.Element | null {
  if (meant.streams.length === 0) return null;
  return (
    <Section title={t("waste_guide.bins")}>
      {!meant.isKnown && <p>{t("waste_guide.no_such_bin", { text: text.trim() })}</p>}
      <List label={t("waste_guide.bins")}>
        {meant.streams.map((stream) => (
          <OneBin key={stream.code} stream={stream} streams={streams} />
        ))}
      </List>
    </Section>
  );
}

function OneBin({ stream, streams }: { stream: Stream; streams: readonly Stream[] }): JSX.Element {
  const collections = useCollections();
  const isKnown = collections.state === "ready";
  return (
    <Row
      picture={<Bin symbol={stream.symbol} colour={stream.colour} />}
      title={upperFirst(containerOf(streams, stream.code))}
      href={collections.state === "no-address" ? "/adresse" : "/collectes"}
      detail={
        <>
          <p>{upperFirst(otherNameOf(stream))}</p>
          {collections.state === "no-address" && <p>{t("waste_guide.next_ask")}</p>}
          {isKnown && <strong class="pv-goes">{nextOf(stream, collections)}</strong>}
          <p>{pick(stream.help)}</p>
        </>
      }
    />
  );
}

function nextOf(stream: Stream, { ahead, at }: Pick<Ready, "ahead" | "at">): string {
  const pickup = nextByStream(ahead, [stream], at)[0]?.pickup;
  return pickup ? t("waste_guide.next", { when: formatDayNear(pickup.on, at.on) }) : t("waste_guide.next_none");
}

type Ready = Extract<ReturnType<typeof useCollections>, { state: "ready" }>;
