/** The service's form as a sheet, for whoever would rather write by hand. */
import type { JSX } from "preact";
import { language, t } from "../../../kernel/words";
import { LinkButton, Section } from "../../../ui";

export function OnPaper({ form }: { form: string }): JSX.Element {
  const path = `/api/v1/forms/${encodeURIComponent(form)}/blank.pdf?language=${language.value}`;
  return (
    <Section title={t("forms_paper.title")}>
      <p>
        {t("forms_paper.what")} {t("forms_paper.new_tab")}
      </p>
      <p>
        <LinkButton href={path} icon="printer" variant="secondary" newTab>
          {t("forms_paper.print")}
        </LinkButton>
      </p>
    </Section>
  );
}
