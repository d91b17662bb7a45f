/** « Au comptoir »: open what somebody brings, read it with them, and send it for them. */
import type { JSX } from "preact";
import { useState } from "preact/hooks";
import { t } from "../../../../../kernel/words";
import { NotAnEnvelope } from "../../../../../outbox/import";
import { useDataset } from "../../../../../store/datasets";
import { Button, Notification, Page, ProblemNote, Section, TextField } from "../../../../../ui";
import { leaveIfSignedOut } from "../../../../people/staff/session";
import { FileButton } from "../../../fields/FileButton";
import { readCode } from "../../../handover/code";
import { type Brought, readDraft, readFile } from "../bring";
import "../../../forms.css";
import "../../../handover/handover.css";
import { BroughtForm } from "./BroughtForm";

export function CounterPage(): JSX.Element {
  const [brought, setBrought] = useState<Brought>();
  return (
    <Page title={t("forms_counter.title")} lead={t("forms_counter.lead")}>
      {brought === undefined ? (
        <>
          <ByCode onOpen={setBrought} />
          <ByFile onOpen={setBrought} />
        </>
      ) : (
        <BroughtForm key={brought.id} brought={brought} onDone={() => setBrought(undefined)} />
      )}
    </Page>
  );
}

interface OpeningProps {
  onOpen: (brought: Brought) => void;
}

function ByCode({ onOpen }: OpeningProps): JSX.Element {
  const [code, setCode] = useState("");
  const [error, setError] = useState<string>();
  const [problem, setProblem] = useState<unknown>();
  const [isBusy, setBusy] = useState(false);
  const open = async (event: Event): Promise<void> => {
    event.preventDefault();
    setProblem(undefined);
    const read = readCode(code);
    setError(read === undefined ? t("forms_handover.code.wrong") : undefined);
    if (read === undefined) return document.getElementById("counter-code")?.focus();
    setBusy(true);
    try {
      onOpen(await readDraft(read));
    } catch (failure) {
      if (!leaveIfSignedOut(failure)) setProblem(failure);
    } finally {
      setBusy(false);
    }
  };
  return (
    <Section title={t("forms_counter.code.title")}>
      <form class="pv-form" noValidate onSubmit={(event) => void open(event)}>
        {problem !== undefined && <ProblemNote problem={problem} />}
        <TextField
          id="counter-code"
          label={t("forms_counter.code")}
          help={t("forms_handover.code.help")}
          error={error}
          size={12}
          spellcheck={false}
          value={code}
          onInput={setCode}
        />
        <div class="pv-form-foot">
          <Button type="submit" busy={isBusy}>
            {t("forms_counter.open")}
          </Button>
        </div>
      </form>
    </Section>
  );
}

function ByFile({ onOpen }: OpeningProps): JSX.Element {
  const forms = useDataset("forms.published").value.body?.forms ?? [];
  const [trouble, setTrouble] = useState<string>();
  const open = async ([file]: File[]): Promise<void> => {
    if (file === undefined) return;
    setTrouble(undefined);
    try {
      onOpen(await readFile(file, forms));
    } catch (failure) {
      console.warn("file not opened", failure);
      setTrouble(failure instanceof NotAnEnvelope ? failure.why : "unreadable");
    }
  };
  return (
    <Section title={t("forms_counter.file.title")}>
      <p>{t("forms_counter.file.what")}</p>
      <div role="status">
        {trouble && <Notification severity="warning" title={t(`forms_handover.file.${trouble}`)} />}
      </div>
      <FileButton
        id="counter-file"
        words={t("forms_handover.file.choose")}
        icon="plus"
        accept="application/json,.json"
        disabled={false}
        onFiles={open}
      />
    </Section>
  );
}
