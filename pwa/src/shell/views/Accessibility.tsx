/** « Accessibilité »: what was done, what is known to be missing, and whom to tell. */
import type { JSX } from "preact";
import { t } from "../../kernel/words";
import { Page, PhoneLink, Phrase } from "../../ui";
import { Prose } from "./Prose";

export function Accessibility(): JSX.Element {
  return (
    <Page title={t("shell.accessibility")} lead={t("shell.accessibility.lead")}>
      <Prose name="shell.accessibility" parts={["standard", "ways", "text", "known"]} />
      <p>
        <Phrase words="shell.accessibility.tell" phone={<PhoneLink />} />
      </p>
    </Page>
  );
}
