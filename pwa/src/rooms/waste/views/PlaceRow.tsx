/** A place of the guide in a list: open now or when, and the way to its page. */
import type { JSX } from "preact";
import { pick } from "../../../kernel/words";
import { Icon, Row } from "../../../ui";
import type { DropOffPlace } from "../api";
import { openingWords } from "../place_words";
import { moment } from "../state";

export function PlaceRow({ place }: { place: DropOffPlace }): JSX.Element {
  return (
    <Row
      picture={<Icon name="place" class="pv-guide-icon" />}
      href={`/collectes/lieux/${encodeURIComponent(place.code)}`}
      title={pick(place.name)}
      detail={
        <>
          <p>{place.address}</p>
          <p>{place.opening ? openingWords(place.opening, moment.value) : pick(place.hours)}</p>
        </>
      }
    />
  );
}
