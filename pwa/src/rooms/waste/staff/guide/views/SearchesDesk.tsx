/** « Recherches »: what people looked for in the guide and did not find, each to be answered or put aside. */
import type { JSX } from "preact";
import { useEffect, useState } from "preact/hooks";
import { t } from "../../../../../kernel/words";
import { EmptyState, List, Notification, Page, Section, Skeleton } from "../../../../../ui";
import { CollectionsNav } from "../../views/CollectionsNav";
import { StaffTrouble } from "../../views/StaffTrouble";
import { loadSearches, searches, trouble } from "../state";
import { SearchRow } from "./SearchRow";
import "../guide.css";

export function SearchesDesk(): JSX.Element {
  const [answered, setAnswered] = useState("");
  useEffect(() => {
    void loadSearches();
  }, []);
  return (
    <Page title={t("waste_searches_staff.title")} lead={t("waste_searches_staff.lead")}>
      <CollectionsNav />
      {answered && (
        <Notification severity="success" live title={t("waste_searches_staff.answered", { words: answered })}>
          <p>{t("waste_searches_staff.answered_what")}</p>
        </Notification>
      )}
      <Section title={t("waste_searches_staff.list")}>
        <Searches onAnswered={setAnswered} />
      </Section>
      <p>{t("waste_searches_staff.private")}</p>
    </Page>
  );
}

function Searches({ onAnswered }: { onAnswered: (words: string) => void }): JSX.Element {
  const known = searches.value;
  if (!known) {
    if (trouble.value) return <StaffTrouble trouble={trouble.value} onRetry={() => void loadSearches()} />;
    return <Skeleton lines={4} />;
  }
  if (known.length === 0) {
    return <EmptyState title={t("waste_searches_staff.none")}>{t("waste_searches_staff.none_what")}</EmptyState>;
  }
  return (
    <List label={t("waste_searches_staff.list")}>
      {known.map((search) => (
        <SearchRow key={search.id} search={search} onAnswered={onAnswered} />
      ))}
    </List>
  );
}
