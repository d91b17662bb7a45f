/** « Ça va où ? »: an object typed as people call it, and where it goes in this town. Works offline. */
import type { JSX } from "preact";
import { useMemo, useState } from "preact/hooks";
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
  Row,
  Section,
  TextField,
  WithDataset,
} from "../../../ui";
import { type Group, groupBy } from "../../towns/rules";
import type { DropOffPlace, GuideEntry, WasteStreams } from "../api";
import { makeGuideSearch } from "../guide_search";
import { GuideRow } from "./GuideRow";

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
          {text.trim() && t("ui.found", { count: found.length })}
        </p>
        {text.trim() ? (
          <Found found={found} text={text} published={published} />
        ) : (
          <EveryObject published={published} />
        )}
      </div>
    </>
  );
}

function Found({
  found,
  text,
  published,
}: {
  found: readonly GuideEntry[];
  text: string;
  published: WasteStreams;
}): JSX.Element {
  if (found.length === 0) {
    return (
      <EmptyState title={t("waste.guide.none", { text })}>
        <Phrase words="waste.guide.none_what" phone={<PhoneLink />} />
      </EmptyState>
    );
  }
  return (
    <List label={t("waste.guide.results")}>
      {found.map((entry) => (
        <GuideRow key={pick(entry.object)} entry={entry} published={published} />
      ))}
    </List>
  );
}

function byLetter(guide: readonly GuideEntry[], order: Intl.Collator): Group<GuideEntry>[] {
  const sorted = [...guide].sort((a, b) => order.compare(pick(a.object), pick(b.object)));
  return groupBy(sorted, (entry) => pick(entry.object).normalize("NFD").charAt(0).toUpperCase());
}

/** The whole guide by letter, for those who would rather read than type. */
function EveryObject({ published }: { published: WasteStreams }): JSX.Element {
  const groups = byLetter(published.guide, new Intl.Collator(language.value));
  return (
    <div class="pv-letters">
      {groups.map((group) => (
        <details key={group.key} class="pv-details">
          <summary>
            <span class="pv-letter">{group.key}</span>
            <span class="pv-row-detail">{group.items.map((entry) => pick(entry.object)).join(", ")}</span>
          </summary>
          <List label={group.key}>
            {group.items.map((entry) => (
              <GuideRow key={pick(entry.object)} entry={entry} published={published} />
            ))}
          </List>
        </details>
      ))}
    </div>
  );
}

function Places({ places }: { places: readonly DropOffPlace[] }): JSX.Element | null {
  if (places.length === 0) return null;
  return (
    <Section title={t("waste.guide.places")}>
      <List>
        {places.map((one) => (
          <Row
            key={one.code}
            title={pick(one.name)}
            detail={
              <>
                <p>{one.address}</p>
                <p>{pick(one.hours)}</p>
                <PhoneLink phone={one.phone} />
              </>
            }
          />
        ))}
      </List>
    </Section>
  );
}
