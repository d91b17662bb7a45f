/** « Alertes »: whether this device has them, what of, how to try them, how to stop them. */
import type { JSX } from "preact";
import { useEffect } from "preact/hooks";
import { minute } from "../../../kernel/clock";
import { town } from "../../../kernel/town";
import { t } from "../../../kernel/words";
import { AnswerBand, List, Page, Row, Section, WithDataset } from "../../../ui";
import { alerts } from "../alerts/alerts";
import type { Alerts } from "../alerts/machine";
import { lookOnce } from "../alerts/start";
import { here } from "../here";
import { sortNotices } from "../rules";
import { loadSeen } from "../seen";
import { ActivePanel } from "./ActivePanel";
import { AlertTrouble } from "./AlertTrouble";
import { NoticeRow } from "./NoticeRow";
import { OfferPanel } from "./OfferPanel";
import "../notices.css";

export function AlertsPage(): JSX.Element {
  useEffect(() => {
    void loadSeen();
    void lookOnce();
  }, []);
  const { state } = alerts.value;
  const offered = state === "off" || state === "asking" || state === "subscribing" || state === "failed";
  return (
    <Page title={t("notices.alerts.title")} band={<Band />}>
      <AlertTrouble />
      {offered && <OfferPanel />}
      {state === "active" && <ActivePanel />}
      <Current />
      <List>
        <Row href="/collectes/rappels" title={t("waste_reminder.pickups")} detail={t("waste_reminder.row.detail")} />
      </List>
    </Page>
  );
}

function Band(): JSX.Element {
  const name = town.value?.name ?? "";
  const key = bandOf(alerts.value);
  return (
    <AnswerBand
      eyebrow={t("notices.alerts.title")}
      tone={key === "on" ? "town" : "quiet"}
      detail={<p>{t(`notices.alerts.band.${key}.detail`, { town: name })}</p>}
    >
      {t(`notices.alerts.band.${key}`, { town: name })}
    </AnswerBand>
  );
}

function bandOf(now: Alerts): "on" | "install" | "cannot" | "off" {
  if (now.state === "active") return "on";
  if (now.state === "unsupported") return now.lack === "ios-not-installed" ? "install" : "cannot";
  return now.state === "denied" ? "cannot" : "off";
}

/** What holds now: who follows the bell wants to read, not only to set. */
function Current(): JSX.Element {
  return (
    <Section
      title={t("notices.group.here")}
      aside={
        <a class="ds-link" href="/avis">
          {t("notices.all")}
        </a>
      }
    >
      <WithDataset name="notices.recent" lines={2}>
        {({ notices }) => {
          const near = sortNotices(notices, minute.value, here.value).here;
          if (near.length === 0) return <p>{t("notices.nothing_here")}</p>;
          return (
            <List>
              {near.map((notice) => (
                <NoticeRow key={notice.id} notice={notice} />
              ))}
            </List>
          );
        }}
      </WithDataset>
    </Section>
  );
}
