/** « Services »: by moment of life, or from A to Z. */
import type { JSX } from "preact";
import { useState } from "preact/hooks";
import { language, pick, t } from "../../../kernel/words";
import {
  Age,
  Counter,
  EmptyState,
  List,
  Page,
  PhoneLink,
  Phrase,
  Row,
  Section,
  Segments,
  WithDataset,
} from "../../../ui";
import type { Service, TownProfile } from "../api";
import { byLetter, byMoment } from "../rules";
import { SearchForm } from "./SearchForm";

export function Services(): JSX.Element {
  return (
    <Page title={t("towns.services.title")} lead={t("towns.services.lead")}>
      <SearchForm />
      <WithDataset name="towns.profile">
        {(profile, state) => (
          <>
            <Catalogue profile={profile} />
            <Age dataset={state} />
          </>
        )}
      </WithDataset>
    </Page>
  );
}

function Catalogue({ profile }: { profile: TownProfile }): JSX.Element {
  const [order, setOrder] = useState<"moment" | "letter">("moment");
  if (profile.services.length === 0) {
    return (
      <EmptyState title={t("towns.services.none")} picture={<Counter />}>
        <Phrase words="towns.services.none_what" phone={<PhoneLink />} />
      </EmptyState>
    );
  }
  const groups = order === "moment" ? byMoment(profile.services) : byLetter(profile.services, language.value);
  return (
    <>
      <Segments
        label={t("towns.services.order")}
        value={order}
        options={[
          { value: "moment", label: t("towns.services.by_moment") },
          { value: "letter", label: t("towns.services.by_letter") },
        ]}
        onChange={setOrder}
      />
      <div class="pv-groups">
        {groups.map((group) => (
          <Section key={group.key} title={group.key}>
            <List>
              {group.items.map((service) => (
                <ServiceRow key={service.code} service={service} />
              ))}
            </List>
          </Section>
        ))}
      </div>
    </>
  );
}

export function ServiceRow({ service }: { service: Service }): JSX.Element {
  return <Row href={`/services/${service.code}`} title={pick(service.title)} detail={pick(service.summary)} />;
}
