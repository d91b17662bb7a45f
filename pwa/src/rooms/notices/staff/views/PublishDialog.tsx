/** Said once more before it leaves: to how many, what they will see. What blocks is shown instead of the button. */
import type { JSX } from "preact";
import { useEffect, useState } from "preact/hooks";
import { t } from "../../../../kernel/words";
import { Button, Dialog, ProblemNote, Switch } from "../../../../ui";
import type { Desk } from "../desk";
import { refreshList } from "../list";
import { Findings, PhonePush } from "./Preview";

export interface NoticeDialogProps {
  desk: Desk;
  open: boolean;
  onClose: () => void;
}

/** What the button does, with how many it reaches. */
function confirmWords(isUpdate: boolean, count: number): string {
  if (isUpdate) return t("notices_staff.update.confirm");
  return count === 0 ? t("notices_staff.publish.confirm.nobody") : t("notices_staff.publish.confirm", { count });
}

export function PublishDialog({ desk, open, onClose }: NoticeDialogProps): JSX.Element {
  const { notice, preview } = desk.state.value;
  const [notifies, setNotifies] = useState(true);
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<unknown>();
  useEffect(() => {
    if (open) void desk.save().then(() => desk.look());
  }, [open, desk]);
  const isUpdate = notice.version > 0;
  const blocked = preview?.findings.some((one) => one.is_blocking) ?? true;
  const publish = async (): Promise<void> => {
    setBusy(true);
    setProblem(undefined);
    try {
      await desk.publish(notifies);
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
      title={t(isUpdate ? "notices_staff.update.title" : "notices_staff.publish.title")}
      actions={
        <>
          {!blocked && (
            <Button icon="send" busy={busy} onClick={() => void publish()}>
              {confirmWords(isUpdate, preview?.audience.devices ?? 0)}
            </Button>
          )}
          <Button variant="secondary" onClick={onClose}>
            {t("ui.cancel")}
          </Button>
        </>
      }
    >
      <div class="pv-dialog-body">
        {problem !== undefined && <ProblemNote problem={problem} />}
        {preview && preview.findings.length > 0 && <Findings preview={preview} />}
        {!blocked && (
          <>
            <p>{t(isUpdate ? "notices_staff.update.body" : "notices_staff.publish.body")}</p>
            {preview?.push.map((push) => (
              <PhonePush key={push.language} push={push} />
            ))}
            {isUpdate && (
              <Switch
                id="notifies"
                label={t("notices_staff.update.notifies")}
                help={t("notices_staff.update.notifies.help")}
                checked={notifies}
                onChange={setNotifies}
              />
            )}
          </>
        )}
      </div>
    </Dialog>
  );
}
