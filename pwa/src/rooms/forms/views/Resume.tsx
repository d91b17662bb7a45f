/** A form begun before: go on, or begin anew. Nothing is thrown away here. */
import type { JSX } from "preact";
import type { Definition } from "../../../form_engine";
import { formatMoment } from "../../../kernel/dates";
import { pick, t } from "../../../kernel/words";
import type { Envelope } from "../../../outbox/envelope";
import { Button, LinkButton, List, Page, Row } from "../../../ui";
import { addressOf } from "../pages";

export interface ResumeProps {
  /** The newest definition; without it one can only go on. */
  form: Definition | undefined;
  drafts: readonly Envelope[];
  onNew: () => void;
}

export function Resume({ form, drafts, onNew }: ResumeProps): JSX.Element {
  const [first, ...others] = drafts;
  const title = pick((form ?? first?.definition)?.title);
  return (
    <Page
      title={title}
      lead={first && t("forms.resume.lead", { at: formatMoment(first.saved_at) })}
      back={{ href: "/services", words: t("forms.back_to_services") }}
    >
      <div class="pv-form-foot">
        {first && (
          <LinkButton href={addressOf({ code: first.form, envelope: first.id })}>{t("forms.resume.go_on")}</LinkButton>
        )}
        {form && (
          <Button variant="secondary" onClick={onNew}>
            {t("forms.resume.anew")}
          </Button>
        )}
      </div>
      {others.length > 0 && (
        <List label={t("forms.resume.others")}>
          {others.map((draft) => (
            <Row
              key={draft.id}
              href={addressOf({ code: draft.form, envelope: draft.id })}
              title={t("forms.resume.from", { at: formatMoment(draft.started_at) })}
              detail={t("forms.resume.saved", { at: formatMoment(draft.saved_at) })}
            />
          ))}
        </List>
      )}
    </Page>
  );
}
