/** « Aide »: how the app works, and whom to call when it does not. */
import type { JSX } from "preact";
import { t } from "../../kernel/words";
import { useDataset } from "../../store/datasets";
import { Page, PhoneLink, Section } from "../../ui";
import { openingWords } from "../Footer";
import { InstallCard } from "../InstallCard";
import { Prose } from "./Prose";

export function Help(): JSX.Element {
  const profile = useDataset("towns.profile").value.body;
  return (
    <Page title={t("shell.help")} lead={t("shell.help.lead")}>
      <Prose name="shell.help" parts={["offline", "send", "alerts", "address", "phone"]} />
      <InstallCard always />
      <Section title={t("towns.service.speak")}>
        <p>
          <PhoneLink /> {profile && openingWords(profile)}
        </p>
        {profile && (
          <p>
            {profile.about.postal_address}
            <br />
            <a class="ds-link" href={`mailto:${profile.about.email}`}>
              {profile.about.email}
            </a>
          </p>
        )}
      </Section>
    </Page>
  );
}
