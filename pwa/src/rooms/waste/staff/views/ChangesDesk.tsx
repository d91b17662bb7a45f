/** « Changements »: what was decided about single days, ahead and lately, who was told; and the way to take one back. */
import type { JSX } from "preact";
import { useEffect } from "preact/hooks";
import { today } from "../../../../kernel/dates";
import { t } from "../../../../kernel/words";
import { useDataset } from "../../../../store/datasets";
import { EmptyState, LinkButton, List, Page, Section, Skeleton } from "../../../../ui";
import type { Change } from "../api";
import { aheadOf, lateOf } from "../rules";
import { changes, loadChanges, trouble } from "../state";
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
      <div class="pv-actions">
        <LinkButton href="/staff/collectes" icon="calendar">
          {t("waste_staff.new")}
        </LinkButton>
      </div>
      <Known />
    </Page>
  );
}

function Known(): JSX.Element {
  const known = changes.value;
  if (!known) {
    if (trouble.value !== undefined) {
      return <StaffTrouble trouble={trouble.value} onRetry={() => void loadChanges()} />;
    }
    return <Skeleton lines={4} />;
  }
  const late = lateOf(known, today());
  return (
    <>
      <Section title={t("waste_staff.ahead")}>
        <Rows title={t("waste_staff.ahead")} changes={aheadOf(known, today())} />
      </Section>
      {late.length > 0 && (
        <Section title={t("waste_staff.late")}>
          <Rows title={t("waste_staff.late")} changes={late} />
        </Section>
      )}
    </>
  );
}

function Rows({ title, changes: shown }: { title: string; changes: readonly Change[] }): JSX.Element {
  const streams = useDataset("waste.streams").value.body?.streams ?? [];
  if (shown.length === 0) return <EmptyState title={t("waste_staff.none")}>{t("waste_staff.none_what")}</EmptyState>;
  return (
    <List label={title}>
      {shown.map((change) => (
        <ChangeRow key={change.id} change={change} streams={streams} />
      ))}
    </List>
  );
}
