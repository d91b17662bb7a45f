/** « Collectes » in the console: decide a change, see those ahead, take one back. */
import type { JSX } from "preact";
import { useEffect } from "preact/hooks";
import { today } from "../../../../kernel/dates";
import { t } from "../../../../kernel/words";
import { useDataset } from "../../../../store/datasets";
import { EmptyState, List, Page, Section, Skeleton } from "../../../../ui";
import { aheadOf } from "../rules";
import { changes, loadChanges, trouble } from "../state";
import { ChangeFields } from "./ChangeFields";
import { ChangeRow } from "./ChangeRow";
import { CollectionsNav } from "./CollectionsNav";
import { StaffTrouble } from "./StaffTrouble";

export function ChangesDesk(): JSX.Element {
  useEffect(() => {
    void loadChanges();
  }, []);
  return (
    <Page title={t("waste_staff.title")} lead={t("waste_staff.lead")} wide>
      <CollectionsNav />
      <div class="pv-changes">
        <Section title={t("waste_staff.new")}>
          <ChangeFields />
        </Section>
        <Section title={t("waste_staff.ahead")}>
          <Ahead />
        </Section>
      </div>
    </Page>
  );
}

function Ahead(): JSX.Element {
  const streams = useDataset("waste.streams").value.body?.streams ?? [];
  const known = changes.value;
  if (!known) {
    if (trouble.value) return <StaffTrouble trouble={trouble.value} onRetry={() => void loadChanges()} />;
    return <Skeleton lines={4} />;
  }
  const ahead = aheadOf(known, today());
  if (ahead.length === 0) return <EmptyState title={t("waste_staff.none")}>{t("waste_staff.none_what")}</EmptyState>;
  return (
    <List label={t("waste_staff.ahead")}>
      {ahead.map((change) => (
        <ChangeRow key={change.id} change={change} streams={streams} />
      ))}
    </List>
  );
}
