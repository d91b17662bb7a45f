/** « Accueil »: the answer of the day, what concerns me, what I asked for, and the way to the rest. */
import type { JSX } from "preact";
import { t } from "../../kernel/words";
import { InMotion } from "../../rooms/requests/views/InMotion";
import { SearchForm } from "../../rooms/towns/views/SearchForm";
import { AskAddressBand, NextBand, NextRow } from "../../rooms/waste/views/NextBand";
import { type CollectionsState, useCollections } from "../../rooms/waste/views/useCollections";
import { setting } from "../../store/settings_live";
import { Age, AnswerBand, Icon, type IconName, Page, Section } from "../../ui";
import { InstallCard } from "../InstallCard";
import { EmergencyBand, NoticesHere, useNoticesHere } from "./HomeNotices";
import { Welcome } from "./Welcome";

export function Home(): JSX.Element {
  const known = setting("address").value || setting("welcomed").value;
  return known ? <Known /> : <Welcome />;
}

function Known(): JSX.Element {
  const collections = useCollections();
  const notices = useNoticesHere();
  const emergency = notices.find((notice) => notice.severity === "emergency");
  const band = emergency ? <EmergencyBand notice={emergency} /> : <CollectionsBand collections={collections} />;
  return (
    <Page title={t("shell.home")} band={band}>
      {collections.state === "ready" && (
        <div class="pv-stack">
          {emergency && <NextRow {...collections} />}
          <div class="pv-under-band">
            <Age dataset={collections.age} />
            <a class="ds-link" href="/collectes">
              {t("shell.all_collections")}
            </a>
          </div>
        </div>
      )}
      <NoticesHere notices={notices.filter((notice) => notice !== emergency)} />
      <InMotion />
      <MostUsed />
      <SearchForm />
      <InstallCard />
    </Page>
  );
}

function CollectionsBand({ collections }: { collections: CollectionsState }): JSX.Element {
  if (collections.state === "ready") return <NextBand {...collections} />;
  if (collections.state === "no-address") return <AskAddressBand />;
  const words = { "no-zone": "shell.band.no_zone", loading: "shell.band.loading", failed: "shell.band.failed" };
  return (
    <AnswerBand eyebrow={t("waste.title")} detail={<a href="/collectes">{t("shell.all_collections")}</a>}>
      {t(words[collections.state])}
    </AnswerBand>
  );
}

const MOST_USED: readonly { href: string; words: string; icon: IconName }[] = [
  { href: "/formulaires/signaler", words: "shell.used.report", icon: "megaphone" },
  { href: "/collectes/guide", words: "shell.used.guide", icon: "search" },
  { href: "/formulaires/permis-piscine", words: "shell.used.pool", icon: "file" },
  { href: "/alertes", words: "shell.used.alerts", icon: "bell" },
];

function MostUsed(): JSX.Element {
  return (
    <Section title={t("shell.used.title")}>
      <ul class="pv-used">
        {MOST_USED.map((one) => (
          <li key={one.href}>
            <a href={one.href}>
              <Icon name={one.icon} />
              <span>{t(one.words)}</span>
            </a>
          </li>
        ))}
      </ul>
    </Section>
  );
}
