/** One form: its outline, the properties of what is chosen there, and what citizens see, side by side or one at a time. */
import type { JSX } from "preact";
import { useEffect, useState } from "preact/hooks";
import { formatClock } from "../../../../kernel/dates";
import { pick, t } from "../../../../kernel/words";
import type { ViewProps } from "../../../../shell/router";
import { Button, LinkButton, Notification, Page, Segments, Skeleton } from "../../../../ui";
import { csrf, leaveIfSignedOut } from "../../../people/staff/session";
import { FormDesk } from "../desk";
import { EditorTrouble } from "./EditorTrouble";
import { Outline } from "./Outline";
import { PreviewPane } from "./PreviewPane";
import { Properties } from "./Properties";
import "../../forms.css";
import "../editor.css";

type Pane = "outline" | "properties" | "preview";
const PANES: readonly Pane[] = ["outline", "properties", "preview"];

export function EditorPage({ params }: ViewProps): JSX.Element {
  const code = params["code"] ?? "";
  const [desk, setDesk] = useState<FormDesk>();
  const [problem, setProblem] = useState<unknown>();
  useEffect(() => {
    let opened: FormDesk | undefined;
    FormDesk.open(code, csrf).then(
      (made) => {
        opened = made;
        setDesk(made);
      },
      (refused: unknown) => leaveIfSignedOut(refused) || setProblem(refused),
    );
    return () => void opened?.close();
  }, [code]);
  const title = desk ? pick(desk.state.value.definition.title) || code : t("forms_editor_staff.one");
  return (
    <Page title={title} wide back={{ href: "/staff/formulaires", words: t("forms_editor_staff.back") }}>
      {problem !== undefined && <EditorTrouble trouble={problem} />}
      {!desk && problem === undefined && <Skeleton lines={8} />}
      {desk && <Editor desk={desk} />}
    </Page>
  );
}

function Editor({ desk }: { desk: FormDesk }): JSX.Element {
  const [pane, setPane] = useState<Pane>("outline");
  useEffect(() => {
    const onKey = (event: KeyboardEvent): void => {
      if (!(event.ctrlKey || event.metaKey) || event.key.toLowerCase() !== "z") return;
      event.preventDefault();
      if (event.shiftKey) desk.redo();
      else desk.undo();
    };
    document.addEventListener("keydown", onKey);
    return () => document.removeEventListener("keydown", onKey);
  }, [desk]);
  return (
    <div class="pv-forms-editor" data-pane={pane}>
      <DeskBar desk={desk} />
      <div class="pv-forms-panes-choice">
        <Segments
          label={t("forms_editor_staff.panes")}
          value={pane}
          options={PANES.map((value) => ({ value, label: t(`forms_editor_staff.pane.${value}`) }))}
          onChange={setPane}
        />
      </div>
      <div class="pv-forms-panes">
        <section class="pv-forms-pane" data-pane="outline" aria-label={t("forms_editor_staff.pane.outline")}>
          <Outline desk={desk} onOpen={() => setPane("properties")} />
        </section>
        <section class="pv-forms-pane" data-pane="properties" aria-label={t("forms_editor_staff.pane.properties")}>
          <Properties desk={desk} />
        </section>
        <section class="pv-forms-pane" data-pane="preview" aria-label={t("forms_editor_staff.pane.preview")}>
          <PreviewPane desk={desk} />
        </section>
      </div>
    </div>
  );
}

/** Where the form is, what can be undone, and the way to publishing. */
function DeskBar({ desk }: { desk: FormDesk }): JSX.Element {
  const { form, saving, savedAt, canUndo, canRedo, flaws, definition } = desk.state.value;
  return (
    <div class="pv-forms-bar">
      <p class="pv-saving" role="status" data-saving={saving}>
        {saving === "saved" && savedAt
          ? t("forms_editor_staff.saved", { time: formatClock(savedAt) })
          : t(`forms_editor_staff.saving.${saving}`, { version: form.next_version - 1 })}
      </p>
      <div class="pv-actions">
        <Button variant="tertiary" disabled={!canUndo} onClick={() => desk.undo()}>
          {t("forms_editor_staff.undo")}
        </Button>
        <Button variant="tertiary" disabled={!canRedo} onClick={() => desk.redo()}>
          {t("forms_editor_staff.redo")}
        </Button>
        <LinkButton href={`/staff/formulaires/${encodeURIComponent(definition.code)}/publier`}>
          {flaws.length > 0
            ? t("forms_editor_staff.to_publish_flaws", { count: flaws.length })
            : t("forms_editor_staff.to_publish")}
        </LinkButton>
      </div>
      {saving === "elsewhere" && <Elsewhere desk={desk} />}
    </div>
  );
}

function Elsewhere({ desk }: { desk: FormDesk }): JSX.Element {
  const { theirs } = desk.state.value;
  return (
    <Notification
      severity="warning"
      live
      title={
        theirs
          ? t("forms_editor_staff.elsewhere", { name: theirs.edited_by, time: formatClock(theirs.edited_at) })
          : t("forms_editor_staff.elsewhere_gone")
      }
      actions={
        <>
          <Button variant="secondary" onClick={() => desk.takeTheirs()}>
            {t("forms_editor_staff.elsewhere.theirs")}
          </Button>
          <Button variant="secondary" onClick={() => void desk.keepMine()}>
            {t("forms_editor_staff.elsewhere.mine")}
          </Button>
        </>
      }
    >
      <p>{t("forms_editor_staff.elsewhere.what")}</p>
    </Notification>
  );
}
