/** « Chercher »: services, and what goes in which bin, from one field and offline. */
import type { JSX } from "preact";
import { useEffect, useMemo, useState } from "preact/hooks";
import { pick, t } from "../../kernel/words";
import type { Service } from "../../rooms/towns/api";
import { momentWords } from "../../rooms/towns/rules";
import { makeServiceSearch } from "../../rooms/towns/service_search";
import { ServiceRow } from "../../rooms/towns/views/Services";
import type { GuideEntry, Stream, WasteStreams } from "../../rooms/waste/api";
import { makeGuideSearch } from "../../rooms/waste/guide_search";
import { BinAnswer, binsMeant } from "../../rooms/waste/views/BinAnswer";
import { GuideRow } from "../../rooms/waste/views/GuideRow";
import { useDataset } from "../../store/datasets";
import { EmptyState, List, Page, PhoneLink, Phrase, Section, TextField } from "../../ui";
import { place } from "../router";

const MOST_OBJECTS = 6;
const SETTLED_MS = 400;
const NO_SERVICES: Service[] = [];
const NO_STREAMS: Stream[] = [];
const NO_OBJECTS: GuideEntry[] = [];

export function Search(): JSX.Element {
  const [text, setText] = useState(new URLSearchParams(place.peek().search).get("q") ?? "");
  const profile = useDataset("towns.profile").value.body;
  const published = useDataset("waste.streams").value.body;
  const services = useMemo(() => makeServiceSearch(profile?.services ?? NO_SERVICES, momentWords), [profile]);
  const guide = useMemo(() => makeGuideSearch(published?.guide ?? NO_OBJECTS), [published]);
  const asked = text.trim();
  useEffect(() => {
    const timer = setTimeout(() => keepInAddress(asked), SETTLED_MS);
    return () => clearTimeout(timer);
  }, [asked]);
  const foundServices = asked ? services.find(asked) : [];
  const bins = binsMeant(published?.streams ?? NO_STREAMS, asked);
  const foundObjects = asked ? guide.find(asked).slice(0, MOST_OBJECTS) : [];

  return (
    <Page title={t("shell.search")}>
      <TextField id="recherche" type="search" label={t("shell.search_label")} value={text} onInput={setText} />
      <p class="pv-hidden" role="status">
        {asked && t("ui.found", { count: foundServices.length + foundObjects.length + bins.streams.length })}
      </p>
      {foundServices.length > 0 && (
        <Section title={t("shell.services")}>
          <List>
            {foundServices.map((service) => (
              <ServiceRow key={service.code} service={service} />
            ))}
          </List>
        </Section>
      )}
      {published && asked && <BinAnswer meant={bins} streams={published.streams} text={asked} />}
      {published && <Objects found={foundObjects} published={published} />}
      {asked && foundServices.length + foundObjects.length + bins.streams.length === 0 && (
        <EmptyState title={t("shell.search_none", { text: asked })}>
          <Phrase words="shell.search_none_what" phone={<PhoneLink />} />
        </EmptyState>
      )}
    </Page>
  );
}

function Objects({ found, published }: { found: readonly GuideEntry[]; published: WasteStreams }): JSX.Element | null {
  if (found.length === 0) return null;
  return (
    <Section title={t("waste.guide.title")}>
      <List>
        {found.map((entry) => (
          <GuideRow key={pick(entry.object)} entry={entry} published={published} />
        ))}
      </List>
    </Section>
  );
}

/** So that coming back from a result finds the same results. */
function keepInAddress(text: string): void {
  const wanted = text ? `/chercher?q=${encodeURIComponent(text)}` : "/chercher";
  if (window.location.pathname === "/chercher") history.replaceState(history.state, "", wanted);
}
