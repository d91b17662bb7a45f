/** A path that leads nowhere: says so, and shows the ways on. */
import type { JSX } from "preact";
import { t } from "../../kernel/words";
import { SearchForm } from "../../rooms/towns/views/SearchForm";
import { LinkButton, Page, PhoneLink, Phrase } from "../../ui";

export function NotFound(): JSX.Element {
  return (
    <Page title={t("shell.not_found")} lead={t("shell.not_found_lead")}>
      <SearchForm />
      <p>
        <Phrase words="ui.call_us" phone={<PhoneLink />} />
      </p>
      <div class="pv-actions">
        <LinkButton href="/" icon="house">
          {t("shell.to_home")}
        </LinkButton>
      </div>
    </Page>
  );
}
