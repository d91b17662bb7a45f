/** One answer of « Ça va où ? »: the object, where it goes, and how. */
import type { JSX } from "preact";
import { pick, t } from "../../../kernel/words";
import { Bin, Icon, Phrase, Row, WithPhones } from "../../../ui";
import type { DropOffPlace, GuideEntry, WasteStreams } from "../api";
import { containerOf, upperFirst } from "../words";

export interface GuideRowProps {
  entry: GuideEntry;
  published: WasteStreams;
  /** Where the person is already: it is not said again. */
  at?: string | undefined;
}

export function GuideRow({ entry, published, at = "" }: GuideRowProps): JSX.Element {
  const stream = published.streams.find((one) => one.code === entry.stream);
  const drop = published.places.find((one) => one.code === entry.place);
  return (
    <Row
      picture={
        stream ? (
          <Bin symbol={stream.symbol} colour={stream.colour} />
        ) : (
          <Icon name={drop ? "place" : "info"} class="pv-guide-icon" />
        )
      }
      title={pick(entry.object)}
      detail={
        <>
          {drop?.code !== at && <Destination entry={entry} published={published} />}
          <WithPhones text={pick(entry.words)} />
          <AlsoAt codes={(entry.also_at ?? []).filter((code) => code !== at)} places={published.places} />
        </>
      }
    />
  );
}

/** « Bac bleu », « Écocentre », « Encombrants ou écocentre »; and plainly, where nothing here takes it. */
function Destination({ entry, published }: Omit<GuideRowProps, "at">): JSX.Element {
  const drop = published.places.find((one) => one.code === entry.place);
  const isCollected = published.streams.some((one) => one.code === entry.stream);
  const bin = isCollected ? upperFirst(containerOf(published.streams, entry.stream ?? "")) : "";
  if (bin && drop) {
    return (
      <strong class="pv-goes">
        <Phrase words="waste_guide.or" stream={bin} place={<PlaceLink place={drop} />} />
      </strong>
    );
  }
  return <strong class="pv-goes">{drop ? <PlaceLink place={drop} /> : bin || t("waste_guide.nowhere")}</strong>;
}

function AlsoAt({ codes, places }: { codes: readonly string[]; places: readonly DropOffPlace[] }): JSX.Element | null {
  const known = places.filter((one) => codes.includes(one.code));
  if (known.length === 0) return null;
  const links = known.map((one, index) => (
    <span key={one.code}>
      {index > 0 && ", "}
      <PlaceLink place={one} />
    </span>
  ));
  return (
    <p>
      <Phrase words="waste_guide.also" places={links} />
    </p>
  );
}

function PlaceLink({ place }: { place: DropOffPlace }): JSX.Element {
  return (
    <a class="ds-link" href={`/collectes/lieux/${encodeURIComponent(place.code)}`}>
      {pick(place.name)}
    </a>
  );
}
