/** « Avis »: what holds here, what holds elsewhere in town, and what is over. */
import type { JSX } from "preact";
import { useEffect } from "preact/hooks";
import { minute } from "../../../kernel/clock";
import { t } from "../../../kernel/words";
import { Age, AnswerBand, EmptyState, List, Page, Section, WithDataset } from "../../../ui";
import type { Notice } from "../api";
import { here } from "../here";
import { sortNotices } from "../rules";
import { loadSeen } from "../seen";
import { NoticeRow } from "./NoticeRow";
import "../notices.css";

export function NoticeList(): JSX.Element {
  useEffect(() => void loadSeen(), []);
  return (
    <WithDataset name="notices.recent">
      {({ notices }, state) => {
        const { here: near, elsewhere, past } = sortNotices(notices, minute.value, here.value);
        return (
          <Page
            title={t("notices.title")}
            band={
              <AnswerBand
                eyebrow={t("notices.title")}
                tone={near[0]?.severity === "emergency" ? "emergency" : "town"}
                detail={<a href="/alertes">{t("notices.to_alerts")}</a>}
              >
                {near.length > 0 ? t("notices.here", { count: near.length }) : t("notices.nothing_here")}
              </AnswerBand>
            }
          >
            <Age dataset={state} />
            <Group title={t("notices.group.here")} notices={near} />
            <Group title={t("notices.group.elsewhere")} notices={elsewhere} />
            <Group title={t("notices.group.past")} notices={past} />
            {notices.length === 0 && (
              <EmptyState title={t("notices.empty.title")}>{t("notices.empty.body")}</EmptyState>
            )}
          </Page>
        );
      }}
    </WithDataset>
  );
}

function Group({ title, notices }: { title: string; notices: readonly Notice[] }): JSX.Element | null {
  if (notices.length === 0) return null;
  return (
    <Section title={title}>
      <List label={title}>
        {notices.map((notice) => (
          <NoticeRow key={notice.id} notice={notice} />
        ))}
      </List>
    </Section>
  );
}
