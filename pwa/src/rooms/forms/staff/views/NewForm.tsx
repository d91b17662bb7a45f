/** Begins a form: from nothing, from one that is ready, from one of the town's, or from a file. */
import type { JSX } from "preact";
import { useEffect, useState } from "preact/hooks";
import type { Definition, Words } from "../../../../form_engine";
import { pick, t } from "../../../../kernel/words";
import { navigate } from "../../../../shell/router";
import { Button, ErrorSummary, LinkButton, Notification, Select, type SelectOption, TextField } from "../../../../ui";
import { csrf } from "../../../people/staff/session";
import { useWork } from "../../../people/staff/views/work";
import { type FormNote, type FormRow, keepDraft, openForm, readFormFile, readReadyForms } from "../api";
import { blankForm } from "../editing/kinds";
import { deriveCode } from "../editing/names";
import { EditorTrouble } from "./EditorTrouble";

export interface NewFormProps {
  /** The code of one of the town's forms to copy; empty for none. */
  from: string;
  forms: readonly FormRow[];
  onClose: () => void;
}

const LANGUAGES = ["fr", "en"];
const FILE = "file";

export function NewForm({ from, forms, onClose }: NewFormProps): JSX.Element {
  const [ready, setReady] = useState<readonly Definition[]>([]);
  const [source, setSource] = useState(from && `town/${from}`);
  const [title, setTitle] = useState<Words>({ fr: "", en: "" });
  const [file, setFile] = useState<File>();
  const [lacks, setLacks] = useState<readonly string[]>([]);
  const [taken, setTaken] = useState<{ code: string; notes: readonly FormNote[] }>();
  const { busy, trouble, work } = useWork();
  // Without them, the town's own and a blank one are still there to begin from.
  useEffect(() => void readReadyForms().then(setReady, () => setReady([])), []);

  const begin = async (): Promise<void> => {
    const code = deriveCode(title["fr"] ?? "", new Set(forms.map((form) => form.code)));
    const token = await csrf();
    const { definition, notes } = await sourceOf(source, code, { ready, file, token });
    await keepDraft(code, 0, { ...definition, code, title: { ...definition.title, ...title } }, token);
    if (notes.length > 0) setTaken({ code, notes });
    else navigate(addressOf(code));
  };
  const send = (event: SubmitEvent): void => {
    event.preventDefault();
    const missing = [!title["fr"]?.trim() && "title-fr", source === FILE && !file && FILE].filter(
      (one): one is string => Boolean(one),
    );
    setLacks(missing);
    if (missing.length === 0) void work(begin);
  };
  const errorOf = (field: string): string | undefined =>
    lacks.includes(field) ? t(`forms_editor_staff.new.lack.${field}`) : undefined;
  if (taken) return <TakenOver code={taken.code} notes={taken.notes} />;
  return (
    <form class="pv-new-form" onSubmit={send} noValidate aria-label={t("forms_editor_staff.new")}>
      <ErrorSummary
        errors={lacks.map((field) => ({ id: `new-${field}`, words: t(`forms_editor_staff.new.lack.${field}`) }))}
      />
      {LANGUAGES.map((language) => (
        <TextField
          key={language}
          id={`new-title-${language}`}
          label={t(`forms_editor_staff.new.title.${language}`)}
          need={language === "fr" ? undefined : t("ui.optional")}
          value={title[language] ?? ""}
          maxLength={120}
          error={errorOf(`title-${language}`)}
          onInput={(value) => setTitle({ ...title, [language]: value })}
        />
      ))}
      <Select
        id="new-source"
        label={t("forms_editor_staff.new.source")}
        value={source}
        options={optionsOf(ready, forms)}
        onChange={setSource}
      />
      {source === FILE && (
        <div class="pv-field">
          <label class="ds-label pv-label" for="new-file">
            {t("forms_editor_staff.new.file")}
          </label>
          {errorOf(FILE) && <p class="ds-validation-message">{errorOf(FILE)}</p>}
          <input
            id="new-file"
            type="file"
            accept=".json,.txt,.form,.formcode,application/json,text/plain"
            onChange={(event) => setFile(event.currentTarget.files?.[0])}
          />
        </div>
      )}
      <EditorTrouble trouble={trouble} />
      <div class="pv-actions">
        <Button type="submit" busy={busy}>
          {t("forms_editor_staff.new.begin")}
        </Button>
        <Button variant="secondary" onClick={onClose}>
          {t("ui.cancel")}
        </Button>
      </div>
    </form>
  );
}

function optionsOf(ready: readonly Definition[], forms: readonly FormRow[]): SelectOption[] {
  return [
    { value: "", label: t("forms_editor_staff.new.blank") },
    ...ready.map((form) => ({
      value: `ready/${form.code}`,
      label: t("forms_editor_staff.new.ready", { title: pick(form.title) }),
    })),
    ...forms.map((form) => ({
      value: `town/${form.code}`,
      label: t("forms_editor_staff.new.copy", { title: pick(form.title) || form.code }),
    })),
    { value: FILE, label: t("forms_editor_staff.new.from_file") },
  ];
}

interface Source {
  definition: Definition;
  notes: readonly FormNote[];
}

async function sourceOf(
  source: string,
  code: string,
  { ready, file, token }: { ready: readonly Definition[]; file: File | undefined; token: string },
): Promise<Source> {
  if (source === FILE && file) return readFormFile(code, { name: file.name, text: await file.text() }, token);
  const [where, name = ""] = source.split("/");
  const form = where === "town" ? await openForm(name) : undefined;
  const known = where === "ready" ? ready.find((one) => one.code === name) : (form?.draft?.definition ?? form?.current);
  return { definition: known ?? blankForm(code, {}, LANGUAGES), notes: [] };
}

/** What the file asked for otherwise, to be looked at in the draft that came of it. */
function TakenOver({ code, notes }: { code: string; notes: readonly FormNote[] }): JSX.Element {
  return (
    <Notification
      severity="info"
      live
      title={t("forms_editor_staff.taken", { count: notes.length })}
      actions={<LinkButton href={addressOf(code)}>{t("forms_editor_staff.taken.open")}</LinkButton>}
    >
      <ul>
        {notes.map((note) => (
          <li key={`${note.line}/${note.code}`}>
            {t("forms_editor_staff.taken.line", {
              line: note.line,
              label: note.label,
              words: t(`forms_editor_staff.note.${note.code}`),
            })}
          </li>
        ))}
      </ul>
    </Notification>
  );
}

function addressOf(code: string): string {
  return `/staff/formulaires/${encodeURIComponent(code)}`;
}
