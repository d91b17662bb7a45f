/** One answer of « Ça va où ? »: the object, where it goes, and how. */
import type { JSX } from "preact";
import { pick } from "../../../kernel/words";
import { Bin, Icon, Row } from "../../../ui";
import type { GuideEntry, WasteStreams } from "../api";
import { containerOf, upperFirst } from "../words";

export function GuideRow({ entry, published }: { entry: GuideEntry; published: WasteStreams }): JSX.Element {
  const stream = published.streams.find((one) => one.code === entry.stream);
  const drop = published.places.find((one) => one.code === entry.place);
  const goes = stream ? upperFirst(containerOf(published.streams, stream.code)) : pick(drop?.name);
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
          {goes && <strong class="pv-goes">{goes}</strong>}
          {pick(entry.words)}
        </>
      }
    />
  );
}
