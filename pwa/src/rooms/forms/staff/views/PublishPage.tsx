/** Before a form is published: what is left to correct, what changes, and what the cases say. */
import type { JSX } from "preact";
import { useEffect, useState } from "preact/hooks";
import { pick, t } from "../../../../kernel/words";
import { navigate, type ViewProps } from "../../../../shell/router";
import { Button, Dialog, EmptyState, List, Notification, Page, Row, Section, Skeleton, Tag } from "../../../../ui";
import { csrf, leaveIfSignedOut } from "../../../people/staff/session";
import { useWork } from "../../../people/staff/views/work";
import { dropCase, dropDraft, type FormCase, type FormOnDesk, keepCase, openForm, publishForm } from "../api";
import { spotOf } from "../editing/flaws";
import { findQuestion, findStep } from "../editing/spots";
import { flawWords, nameOf } from "../sentences";
import { forgetUnsent } from "../unsent";
import { ChangeList } from "./ChangeList";
import { EditorTrouble } from "./EditorTrouble";
import "../editor.css";

export function PublishPage({ params }: ViewProps): JSX.Element {
  const code = params["code"] ?? "";
  const [form, setForm] = useState<FormOnDesk>();
  const [problem, setProblem] = useState<unknown>();
  useEffect(() => {
    openForm(code).then(setForm, (refused: unknown) => void (leaveIfSignedOut(refused) || setProblem(refused)));
  }, [code]);
  return (
    <Page
      title={t("forms_editor_staff.publish.title")}
      lead={form && pick(form.draft?.definition.title ?? form.current?.title)}
      back={{ href: `/staff/formulaires/${encodeURIComponent(code)}`, words: t("forms_editor_staff.back_to_form") }}
    >
      {problem !== undefined && <EditorTrouble trouble={problem} />}
      {!form && problem === undefined && <Skeleton lines={6} />}
      {form && <Review form={form} onChanged={setForm} />}
    </Page>
  );
}

function Review({ form, onChanged }: { form: FormOnDesk; onChanged: (form: FormOnDesk) => void }): JSX.Element {
  const { busy, trouble, work } = useWork();
  const [published, setPublished] = useState<number>();
  const [isDropping, setDropping] = useState(false);
  const { draft } = form;
  const broken = form.cases.filter((one) => !one.holds).length;
  if (published !== undefined) {
    return (
      <Notification severity="success" live title={t("forms_editor_staff.publish.done", { version: published })}>
        <p>{t("forms_editor_staff.publish.done_what")}</p>
        <p>
          <a class="ds-link" href={`/formulaires/${encodeURIComponent(form.code)}`}>
            {t("forms_editor_staff.publish.see")}
          </a>
        </p>
      </Notification>
    );
  }
  if (!draft) {
    return (
      <EmptyState title={t("forms_editor_staff.publish.nothing")}>
        {t("forms_editor_staff.publish.nothing_what")}
      </EmptyState>
    );
  }
  const publish = (): void =>
    void work(async () => {
      const done = await publishForm(form.code, draft.revision, await csrf());
      setPublished(done.current?.version);
    });
  const drop = (): void =>
    void work(async () => {
      await dropDraft(form.code, await csrf());
      forgetUnsent(form.code);
      navigate("/staff/formulaires");
    });
  return (
    <>
      <Flaws form={form} />
      <Section title={t("forms_editor_staff.publish.changes")}>
        {form.current ? (
          <ChangeList changes={form.changes} />
        ) : (
          <p>{t("forms_editor_staff.publish.first", { count: draft.definition.steps.length })}</p>
        )}
      </Section>
      <Cases form={form} onChanged={onChanged} />
      <EditorTrouble trouble={trouble} />
      <div class="pv-actions">
        <Button icon="send" busy={busy} disabled={form.flaws.length > 0 || broken > 0} onClick={publish}>
          {t("forms_editor_staff.publish.action", { version: form.next_version })}
        </Button>
        <Button variant="tertiary" tone="danger" onClick={() => setDropping(true)}>
          {t("forms_editor_staff.publish.drop")}
        </Button>
      </div>
      <Dialog
        open={isDropping}
        title={t("forms_editor_staff.publish.drop_sure")}
        onClose={() => setDropping(false)}
        actions={
          <>
            <Button tone="danger" busy={busy} onClick={drop}>
              {t("forms_editor_staff.publish.drop")}
            </Button>
            <Button variant="secondary" onClick={() => setDropping(false)}>
              {t("ui.cancel")}
            </Button>
          </>
        }
      >
        <p>{t("forms_editor_staff.publish.drop_what")}</p>
      </Dialog>
      <p class="pv-help">{t("forms_editor_staff.publish.what")}</p>
    </>
  );
}

function Flaws({ form }: { form: FormOnDesk }): JSX.Element {
  const definition = form.draft?.definition ?? form.current;
  const placeOf = (path: string): string => {
    if (!definition) return "";
    const spot = spotOf(path, definition);
    if (spot.kind === "question") {
      const found = findQuestion(definition, spot.id);
      return found ? nameOf(found.question) : spot.id;
    }
    return spot.kind === "step"
      ? pick(findStep(definition, spot.id)?.title) || t("forms_editor_staff.a_step")
      : t("forms_editor_staff.the_form");
  };
  const lines = [
    ...new Set(
      form.flaws.map((flaw) =>
        t("forms_editor_staff.publish.flaw", { place: placeOf(flaw.path), words: flawWords(flaw) }),
      ),
    ),
  ];
  return (
    <Section title={t("forms_editor_staff.publish.flaws")}>
      {lines.length === 0 ? (
        <p>{t("forms_editor_staff.publish.no_flaws")}</p>
      ) : (
        <Notification severity="warning" title={t("forms_editor_staff.publish.flaws_first")}>
          <ul>
            {lines.map((line) => (
              <li key={line}>{line}</li>
            ))}
          </ul>
        </Notification>
      )}
    </Section>
  );
}

function Cases({ form, onChanged }: { form: FormOnDesk; onChanged: (form: FormOnDesk) => void }): JSX.Element {
  return (
    <Section title={t("forms_editor_staff.cases")}>
      {form.cases.length === 0 ? (
        <p>{t("forms_editor_staff.cases.none")}</p>
      ) : (
        <List label={t("forms_editor_staff.cases")}>
          {form.cases.map((one) => (
            <OneCase key={one.id} form={form} tried={one} onChanged={onChanged} />
          ))}
        </List>
      )}
    </Section>
  );
}

interface OneCaseProps {
  form: FormOnDesk;
  tried: FormCase;
  onChanged: (form: FormOnDesk) => void;
}

function OneCase({ form, tried, onChanged }: OneCaseProps): JSX.Element {
  const { busy, trouble, work } = useWork();
  const accept = (): void =>
    void work(async () => {
      onChanged(await keepCase(form.code, tried.id, { name: tried.name, answers: tried.answers }, await csrf()));
    });
  const drop = (): void =>
    void work(async () => {
      await dropCase(form.code, tried.id, await csrf());
      onChanged(await openForm(form.code));
    });
  return (
    <Row
      title={tried.name}
      detail={t("forms_editor_staff.cases.by", { name: tried.kept_by })}
      end={
        <Tag tone={tried.holds ? "success" : "warning"}>
          {t(tried.holds ? "forms_editor_staff.cases.holds" : "forms_editor_staff.cases.changed")}
        </Tag>
      }
    >
      {!tried.holds && (
        <dl class="pv-case-outcomes">
          <dt>{t("forms_editor_staff.cases.expected")}</dt>
          <dd>{outcomeWords(tried.expected, form)}</dd>
          <dt>{t("forms_editor_staff.cases.actual")}</dt>
          <dd>{outcomeWords(tried.actual, form)}</dd>
        </dl>
      )}
      <EditorTrouble trouble={trouble} />
      <div class="pv-actions">
        {!tried.holds && (
          <Button variant="secondary" busy={busy} onClick={accept}>
            {t("forms_editor_staff.cases.accept")}
          </Button>
        )}
        <Button
          variant="tertiary"
          icon="trash"
          label={t("forms_editor_staff.remove_named", { name: tried.name })}
          onClick={drop}
        >
          {t("forms_editor_staff.remove")}
        </Button>
      </div>
    </Row>
  );
}

/** The questions that are asked, and how many of them have something to correct. */
function outcomeWords(outcome: FormCase["actual"], form: FormOnDesk): string {
  const definition = form.draft?.definition ?? form.current;
  const asked = outcome.journey.flatMap(({ questions }) => questions);
  const names = asked.map((path) => {
    const found = definition ? findQuestion(definition, path.split(".").at(-1) ?? path) : undefined;
    return found ? nameOf(found.question) : path;
  });
  const wrong = outcome.findings.length;
  return t("forms_editor_staff.cases.outcome", {
    questions: names.join(" · "),
    findings: t("forms_editor_staff.to_correct", { count: wrong }),
  });
}
