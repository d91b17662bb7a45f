/** A place to bring things: open or not, how to get there and whom to call, its hours, what it takes and what it refuses. */
import type { JSX } from "preact";
import { formatDay } from "../../../kernel/dates";
import { pick, t } from "../../../kernel/words";
import type { ViewProps } from "../../../shell/router";
import {
  Age,
  AnswerBand,
  EmptyState,
  LinkButton,
  Page,
  PhoneLink,
  Phrase,
  Section,
  WithDataset,
  WithPhones,
} from "../../../ui";
import type { DropOffPlace, WasteStreams } from "../api";
import { closedAhead, type Opening, weekOf } from "../opening";
import { daysWords, openingWords, seasonWords, stretchesWords } from "../place_words";
import { moment } from "../state";
import { EveryObject } from "./EveryObject";

const BACK = "/collectes/guide";

export function PlacePage({ params }: ViewProps): JSX.Element {
  return (
    <WithDataset name="waste.streams">
      {(published, state) => {
        const place = published.places.find((one) => one.code === params["code"]);
        if (!place) return <Unknown />;
        return (
          <ThePlace place={place} published={published}>
            <Age dataset={state} />
          </ThePlace>
        );
      }}
    </WithDataset>
  );
}

function Unknown(): JSX.Element {
  const title = t("waste_guide.place_unknown");
  return (
    <Page title={title} back={{ href: BACK, words: t("waste.guide.title") }}>
      <EmptyState title={t("waste_guide.to_guide")}>
        <Phrase words="waste_guide.place_unknown_what" phone={<PhoneLink />} />
      </EmptyState>
    </Page>
  );
}

interface ThePlaceProps {
  place: DropOffPlace;
  published: WasteStreams;
  children: JSX.Element;
}

function ThePlace({ place, published, children }: ThePlaceProps): JSX.Element {
  const name = pick(place.name);
  const { opening } = place;
  const now = opening ? openingWords(opening, moment.value) : "";
  return (
    <Page
      title={name}
      back={{ href: BACK, words: t("waste.guide.title") }}
      band={now ? <AnswerBand eyebrow={name}>{now}</AnswerBand> : undefined}
    >
      <Section title={t("waste_guide.where")}>
        <address class="pv-place">
          <p>{place.address}</p>
          {place.phone && <PhoneLink phone={place.phone} />}
        </address>
      </Section>
      <Section title={t("waste_guide.hours")}>
        {opening && <Hours opening={opening} />}
        {pick(place.hours) && (
          <p>
            <WithPhones text={pick(place.hours)} />
          </p>
        )}
      </Section>
      <Takes place={place} published={published} />
      {pick(place.refuses) && (
        <Section title={t("waste_guide.refuses")}>
          <p>{pick(place.refuses)}</p>
        </Section>
      )}
      {children}
    </Page>
  );
}

function Hours({ opening }: { opening: Opening }): JSX.Element {
  const closed = closedAhead(opening, moment.value.on);
  return (
    <>
      {opening.seasons.map((season) => (
        <table key={seasonWords(season)} class="pv-hours">
          <caption>{seasonWords(season)}</caption>
          <thead class="pv-hidden">
            <tr>
              <th scope="col">{t("waste_guide.day")}</th>
              <th scope="col">{t("waste_guide.time")}</th>
            </tr>
          </thead>
          <tbody>
            {weekOf(season.hours).map((line) => (
              <tr key={line.from}>
                <th scope="row">{daysWords(line)}</th>
                <td>{stretchesWords(line)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      ))}
      {closed.length > 0 && (
        <>
          <h3>{t("waste_guide.closed_days")}</h3>
          <ul class="pv-closed-days">
            {closed.map((day) => (
              <li key={day.on}>{[formatDay(day.on), pick(day.reason)].filter(Boolean).join(", ")}</li>
            ))}
          </ul>
        </>
      )}
    </>
  );
}

function Takes({ place, published }: Pick<ThePlaceProps, "place" | "published">): JSX.Element {
  const taken = published.guide.filter((one) => one.place === place.code || one.also_at?.includes(place.code));
  return (
    <Section
      title={t("waste_guide.takes")}
      aside={
        <LinkButton href={BACK} variant="tertiary">
          {t("waste_guide.to_guide")}
        </LinkButton>
      }
    >
      {taken.length === 0 ? (
        <p>{t("waste_guide.takes_none")}</p>
      ) : (
        <EveryObject entries={taken} published={published} at={place.code} />
      )}
    </Section>
  );
}
