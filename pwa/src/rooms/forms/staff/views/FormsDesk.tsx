/** « Formulaires »: every form of the town, what came in by it, and how to begin another. */
import type { JSX } from "preact";
import { useEffect, useState } from "preact/hooks";
import { formatDay, formatMoment } from "../../../../kernel/dates";
import { pick, t } from "../../../../kernel/words";
import { Button, EmptyState, LinkButton, List, Page, Row, Section, Skeleton, Tag, type Tone } from "../../../../ui";
import { csrf, leaveIfSignedOut } from "../../../people/staff/session";
import { useWork } from "../../../people/staff/views/work";
import { type FormRow, fileOf, readForms, setWithdrawn } from "../api";
import { EditorTrouble } from "./EditorTrouble";
import { NewForm } from "./NewForm";
import "../editor.css";

const TONES: Record<FormRow["state"], Tone> = { open: "success", withdrawn: "neutral", unpublished: "warning" };

export function FormsDesk(): JSX.Element {
  const [forms, setForms] = useState<readonly FormRow[]>();
  const [problem, setProblem] = useState<unknown>();
  /** The form to begin from; empty for none in particular. */
  const [beginning, setBeginning] = useState<string>();
  const load = (): Promise<void> =>
    readForms().then(
      (read) => {
        setForms(read);
        setProblem(undefined);
      },
      (refused: unknown) => void (leaveIfSignedOut(refused) || setProblem(refused)),
    );
  // biome-ignore lint/correctness/useExhaustiveDependencies: once, when the screen opens
  useEffect(() => void load(), []);
  return (
    <Page title={t("forms_editor_staff.title")} lead={t("forms_editor_staff.lead")}>
      {beginning === undefined ? (
        <div class="pv-actions">
          <Button icon="plus" onClick={() => setBeginning("")}>
            {t("forms_editor_staff.new")}
          </Button>
        </div>
      ) : (
        <NewForm key={beginning} from={beginning} forms={forms ?? []} onClose={() => setBeginning(undefined)} />
      )}
      <Section title={t("forms_editor_staff.list")}>
        {problem !== undefined && <EditorTrouble trouble={problem} onRetry={() => void load()} />}
        {!forms && problem === undefined && <Skeleton lines={6} />}
        {forms?.length === 0 && (
          <EmptyState title={t("forms_editor_staff.none")}>{t("forms_editor_staff.none_what")}</EmptyState>
        )}
        {forms && forms.length > 0 && (
          <List label={t("forms_editor_staff.list")}>
            {forms.map((form) => (
              <OneForm key={form.code} form={form} onChanged={load} onDuplicate={() => setBeginning(form.code)} />
            ))}
          </List>
        )}
      </Section>
    </Page>
  );
}

interface OneFormProps {
  form: FormRow;
  onChanged: () => Promise<void>;
  onDuplicate: () => void;
}

function OneForm({ form, onChanged, onDuplicate }: OneFormProps): JSX.Element {
  const { busy, trouble, work } = useWork();
  const title = pick(form.title) || form.code;
  const path = `/staff/formulaires/${encodeURIComponent(form.code)}`;
  const setOpen = (isOpen: boolean): void =>
    void work(async () => {
      await setWithdrawn(form.code, !isOpen, await csrf());
      await onChanged();
    });
  return (
    <Row
      title={
        <a class="ds-link" href={path}>
          {title}
        </a>
      }
      detail={<Figures form={form} />}
      end={<Tag tone={TONES[form.state]}>{t(`forms_editor_staff.state.${form.state}`)}</Tag>}
    >
      {form.draft_at && (
        <p class="pv-form-draft">
          {t("forms_editor_staff.draft", { name: form.draft_by ?? "", at: formatMoment(form.draft_at) })}
        </p>
      )}
      <div class="pv-actions">
        <Button variant="tertiary" label={t("forms_editor_staff.duplicate_named", { title })} onClick={onDuplicate}>
          {t("forms_editor_staff.duplicate")}
        </Button>
        <LinkButton variant="tertiary" href={fileOf(form.code)} download={`${form.code}.json`}>
          {t("forms_editor_staff.export")}
          <span class="pv-hidden"> {title}</span>
        </LinkButton>
        {form.version !== null && (
          <LinkButton variant="tertiary" href={`${path}/versions`}>
            {t("forms_editor_staff.versions.link")}
            <span class="pv-hidden"> {title}</span>
          </LinkButton>
        )}
        {form.state !== "unpublished" && (
          <Button
            variant="tertiary"
            busy={busy}
            label={t(form.state === "open" ? "forms_editor_staff.withdraw_named" : "forms_editor_staff.reopen_named", {
              title,
            })}
            onClick={() => setOpen(form.state !== "open")}
          >
            {t(form.state === "open" ? "forms_editor_staff.withdraw" : "forms_editor_staff.reopen")}
          </Button>
        )}
      </div>
      <EditorTrouble trouble={trouble} />
    </Row>
  );
}

function Figures({ form }: { form: FormRow }): JSX.Element {
  const parts = [
    form.version !== null &&
      form.published_at &&
      t("forms_editor_staff.published", {
        version: form.version,
        on: formatDay(form.published_at.slice(0, 10), { weekday: false, year: true }),
      }),
    form.version !== null && t("forms_editor_staff.received", { count: form.received }),
    form.complete_percent !== null && t("forms_editor_staff.complete", { percent: form.complete_percent }),
  ];
  return <>{parts.filter(Boolean).join(" · ")}</>;
}
