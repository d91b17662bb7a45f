/** « Ça va où ? »: an object typed as people call it, and where it goes in this town. Works offline. */
import type { JSX } from "preact";
import { useEffect, useMemo, useState } from "preact/hooks";
import { today } from "../../../kernel/dates";
import { language, pick, t } from "../../../kernel/words";
import { place } from "../../../shell/router";
import {
  Age,
  AnswerBand,
  EmptyState,
  List,
  Page,
  PhoneLink,
  Phrase,
  Section,
  TextField,
  WithDataset,
} from "../../../ui";
import type { DropOffPlace, GuideEntry, WasteStreams } from "../api";
import { makeGuideSearch } from "../guide_search";
import { noteMiss, sendMisses } from "../search_misses";
import { BinAnswer, binsMeant } from "./BinAnswer";
import { EveryObject } from "./EveryObject";
import { GuideRow } from "./GuideRow";
import { PlaceRow } from "./PlaceRow";

const STOPPED_TYPING_MS = 2_000;

export function Guide(): JSX.Element {
  const title = t("waste.guide.title");
  return (
    <Page
      title={title}
      back={{ href: "/collectes", words: t("waste.title") }}
      band={<AnswerBand eyebrow={title}>{t("waste.guide.band")}</AnswerBand>}
    >
      <WithDataset name="waste.streams">
        {(published, state) => (
          <>
            <Finding published={published} />
            <Places places={published.places} />
            <Age dataset={state} />
          </>
        )}
      </WithDataset>
    </Page>
  );
}

function Finding({ published }: { published: WasteStreams }): JSX.Element {
  const [text, setText] = useState(new URLSearchParams(place.peek().search).get("q") ?? "");
  const search = useMemo(() => makeGuideSearch(published.guide), [published]);
  const found = useMemo(() => (text.trim() ? search.find(text) : []), [search, text]);
  const bins = useMemo(() => binsMeant(published.streams, text), [published, text]);
  const isMissed = found.length === 0 && bins.streams.length === 0;
  useEffect(() => {
    const timer = setTimeout(() => isMissed && void noteMiss(text, language.peek(), today()), STOPPED_TYPING_MS);
    return () => clearTimeout(timer);
  }, [text, isMissed]);
  useEffect(() => {
    void sendMisses();
  }, []);
  return (
    <>
      <TextField
        id="objet"
        type="search"
        label={t("waste.guide.label")}
        help={t("waste.guide.help")}
        value={text}
        onInput={setText}
      />
      <div class="pv-results">
        <p class="pv-hidden" role="status">
          {text.trim() && t("ui.found", { count: found.length + bins.streams.length })}
        </p>
        {text.trim() ? (
          <>
            <BinAnswer meant={bins} streams={published.streams} text={text} />
            {isMissed ? <Missed text={text} /> : <Found found={found} published={published} />}
          </>
        ) : (
          <EveryObject entries={published.guide} published={published} />
        )}
      </div>
    </>
  );
}

function Found({ found, published }: { found: readonly GuideEntry[]; published: WasteStreams }): JSX.Element | null {
  if (found.length === 0) return null;
  return (
    <List label={t("waste.guide.results")}>
      {found.map((entry) => (
        <GuideRow key={pick(entry.object)} entry={entry} published={published} />
      ))}
    </List>
  );
}

function Missed({ text }: { text: string }): JSX.Element {
  return (
    <EmptyState title={t("waste.guide.none", { text })}>
      <Phrase words="waste.guide.none_what" phone={<PhoneLink />} />
    </EmptyState>
  );
}

function Places({ places }: { places: readonly DropOffPlace[] }): JSX.Element | null {
  if (places.length === 0) return null;
  return (
    <Section title={t("waste_guide.places")}>
      <List>
        {places.map((one) => (
          <PlaceRow key={one.code} place={one} />
        ))}
      </List>
    </Section>
  );
}
