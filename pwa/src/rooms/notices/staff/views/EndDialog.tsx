/** The end of a notice: what people must know now, told to those who heard the beginning. */
import type { JSX } from "preact";
import { useState } from "preact/hooks";
import type { Words } from "../../../../kernel/words";
import { t } from "../../../../kernel/words";
import { Button, Dialog, ProblemNote, Switch, TextArea } from "../../../../ui";
import { refreshList } from "../list";
import type { NoticeDialogProps } from "./PublishDialog";

export function EndDialog({ desk, open, onClose }: NoticeDialogProps): JSX.Element {
  const [closing, setClosing] = useState<Words>(desk.state.peek().content.closing);
  const [notifies, setNotifies] = useState(true);
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<unknown>();
  const end = async (): Promise<void> => {
    setBusy(true);
    setProblem(undefined);
    try {
      await desk.end(closing, notifies);
      onClose();
      await refreshList();
    } catch (refused) {
      setProblem(refused);
    } finally {
      setBusy(false);
    }
  };
  return (
    <Dialog
      open={open}
      onClose={onClose}
      title={t("notices_staff.end.title")}
      actions={
        <>
          <Button busy={busy} onClick={() => void end()}>
            {t("notices_staff.end.confirm")}
          </Button>
          <Button variant="secondary" onClick={onClose}>
            {t("ui.cancel")}
          </Button>
        </>
      }
    >
      <div class="pv-dialog-body">
        {problem !== undefined && <ProblemNote problem={problem} />}
        <p>{t("notices_staff.end.body")}</p>
        {["fr", "en"].map((language) => (
          <TextArea
            key={language}
            id={`end-${language}`}
            label={t("notices_staff.end.closing", { language: t(`notices_staff.part.${language}`) })}
            rows={3}
            value={closing[language] ?? ""}
            onInput={(text) => setClosing({ ...closing, [language]: text })}
          />
        ))}
        <Switch id="end-notifies" label={t("notices_staff.end.notifies")} checked={notifies} onChange={setNotifies} />
      </div>
    </Dialog>
  );
}
