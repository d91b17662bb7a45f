/** When a late truck comes after all, and why: what people of the street will read. */
import type { JSX } from "preact";
import { useState } from "preact/hooks";
import { today } from "../../../../../kernel/dates";
import { t } from "../../../../../kernel/words";
import { Button, Dialog, RadioGroup } from "../../../../../ui";
import type { Said } from "../marks";
import { EXPECTATIONS, type Expectation, lateSaid, NOTES, noteWords } from "../words";

export interface LateDialogProps {
  /** Of which street; undefined while the dialog is closed. */
  street: string | undefined;
  onClose: () => void;
  onSaid: (street: string, said: Said) => void;
}

/** What was chosen stays chosen: the next street is usually late for the same reason. */
export function LateDialog({ street, onClose, onSaid }: LateDialogProps): JSX.Element {
  const [when, setWhen] = useState<Expectation>("today");
  const [why, setWhy] = useState("");
  const note = NOTES.find((one) => one === why);
  return (
    <Dialog
      open={street !== undefined}
      onClose={onClose}
      title={t("waste_crew_staff.late_title", { street: street || t("waste_crew_staff.whole_sector") })}
      actions={
        <>
          <Button onClick={() => street !== undefined && onSaid(street, lateSaid(when, note, today()))}>
            {t("waste_crew_staff.late_mark")}
          </Button>
          <Button variant="secondary" onClick={onClose}>
            {t("ui.cancel")}
          </Button>
        </>
      }
    >
      <RadioGroup
        id="crew-when"
        label={t("waste_crew_staff.when")}
        options={EXPECTATIONS.map((value) => ({ value, label: t(`waste_crew_staff.when.${value}`) }))}
        value={when}
        onChange={(value) => setWhen(value as Expectation)}
      />
      <RadioGroup
        id="crew-why"
        label={t("waste_crew_staff.why")}
        need={t("ui.optional")}
        options={[
          { value: "", label: t("waste_crew_staff.note.none") },
          ...NOTES.map((value) => ({ value, label: noteWords(value) })),
        ]}
        value={why}
        onChange={setWhy}
      />
    </Dialog>
  );
}
