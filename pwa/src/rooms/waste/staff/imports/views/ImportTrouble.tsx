/** What went wrong with the file in hand; one that changed on the disk is no trouble of the network. */
import type { JSX } from "preact";
import { t } from "../../../../../kernel/words";
import { Notification } from "../../../../../ui";
import { StaffTrouble } from "../../views/StaffTrouble";
import { ChangedFile } from "../state";

export function ImportTrouble({ trouble }: { trouble: unknown }): JSX.Element | null {
  if (!(trouble instanceof ChangedFile)) return <StaffTrouble trouble={trouble} />;
  return <Notification severity="warning" live title={t("waste_import_staff.changed_file")} />;
}
