/** « Ouvrir un fichier »: an envelope that was kept in a file goes on here. */
import type { JSX } from "preact";
import { useState } from "preact/hooks";
import { t } from "../../../../kernel/words";
import { NotAnEnvelope } from "../../../../outbox/import";
import { StorageFull } from "../../../../outbox/storage";
import { navigate } from "../../../../shell/router";
import { useDataset } from "../../../../store/datasets";
import { Notification, Section } from "../../../../ui";
import { FileButton } from "../../fields/FileButton";
import { FormNotOffered, goOnFromFile } from "../import";

export function FromFile(): JSX.Element {
  const forms = useDataset("forms.published").value.body?.forms ?? [];
  const [trouble, setTrouble] = useState<string>();
  const [isBusy, setBusy] = useState(false);
  const open = async ([file]: File[]): Promise<void> => {
    if (file === undefined) return;
    setBusy(true);
    setTrouble(undefined);
    try {
      navigate(await goOnFromFile(file, forms), { replace: true });
    } catch (failure) {
      console.warn("file not opened", failure);
      setTrouble(troubleOf(failure));
    } finally {
      setBusy(false);
    }
  };
  return (
    <Section title={t("forms_handover.file")}>
      <p>{t("forms_handover.file.what")}</p>
      <div role="status">
        {trouble && <Notification severity="warning" title={t(`forms_handover.file.${trouble}`)} />}
      </div>
      <FileButton
        id="handover-file"
        words={t("forms_handover.file.choose")}
        icon="plus"
        accept="application/json,.json"
        disabled={isBusy}
        onFiles={open}
      />
    </Section>
  );
}

function troubleOf(failure: unknown): string {
  if (failure instanceof NotAnEnvelope) return failure.why;
  if (failure instanceof FormNotOffered) return "not_offered";
  return failure instanceof StorageFull ? "full" : "unreadable";
}
