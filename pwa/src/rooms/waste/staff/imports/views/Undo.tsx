/** The button that undoes an import, which asks once more. */
import type { JSX } from "preact";
import { useState } from "preact/hooks";
import { t } from "../../../../../kernel/words";
import { Button, Dialog } from "../../../../../ui";
import { useWork } from "../../../../people/staff/views/work";
import { StaffTrouble } from "../../views/StaffTrouble";
import type { Import } from "../api";
import { undo } from "../state";

export function Undo({ past }: { past: Import }): JSX.Element {
  const [asking, setAsking] = useState(false);
  const { busy, trouble, work } = useWork();
  const act = (): void => {
    void work(async () => {
      await undo(past.id);
      setAsking(false);
    });
  };
  return (
    <>
      <Button
        variant="secondary"
        label={t("waste_import_staff.undo_which", { name: past.file_name })}
        onClick={() => setAsking(true)}
      >
        {t("waste_import_staff.undo")}
      </Button>
      <Dialog
        open={asking}
        onClose={() => setAsking(false)}
        title={t("waste_import_staff.undo_sure", { name: past.file_name })}
        actions={
          <>
            <Button busy={busy} onClick={act}>
              {t("waste_import_staff.undo")}
            </Button>
            <Button variant="secondary" onClick={() => setAsking(false)}>
              {t("waste_import_staff.keep")}
            </Button>
          </>
        }
      >
        <p>{t("waste_import_staff.undo_what")}</p>
        <StaffTrouble trouble={trouble} />
      </Dialog>
    </>
  );
}
