/** One reported problem: where it stands, its days, how many see it too, and « Moi aussi ». Readable offline. */
import type { JSX } from "preact";
import { formatDay } from "../../../../kernel/dates";
import { pick, t } from "../../../../kernel/words";
import type { ViewProps } from "../../../../shell/router";
import { type DatasetState, dataset } from "../../../../store/datasets";
import { Age, EmptyState, LinkButton, Page, PhoneLink, Phrase, Section, Tag, WithDataset } from "../../../../ui";
import { addressOf } from "../../../forms/pages";
import type { PublicCategory, PublicReport, PublicReports } from "../api";
import { isOpen } from "../nearby";
import { usualWords } from "../words";
import "../../requests.css";

export function ReportPage({ params }: ViewProps): JSX.Element {
  const known = dataset("requests.open-reports").value.body;
  const report = known?.reports.find(({ id }) => id === params["id"]);
  const category = known?.categories.find(({ code }) => code === report?.category);
  return (
    <Page
      title={pick(category?.title) || t("requests_reports.one")}
      lead={report?.place_words || undefined}
      back={{ href: "/signalements", words: t("requests_reports.title") }}
    >
      <WithDataset name="requests.open-reports" lines={6}>
        {(_, state) => (report ? <Told report={report} category={category} state={state} /> : <Unknown />)}
      </WithDataset>
    </Page>
  );
}

interface ToldProps {
  report: PublicReport;
  category: PublicCategory | undefined;
  state: DatasetState<PublicReports>;
}

function Told({ report, category, state }: ToldProps): JSX.Element {
  const usual = usualWords(category);
  return (
    <>
      <p>
        <Tag state={report.state}>{t(`requests_reports.state.${report.state}`)}</Tag>
      </p>
      {report.promised_on && (
        <p>{t("requests_reports.promised", { day: formatDay(report.promised_on, { year: true }) })}</p>
      )}
      {isOpen(report) && usual && <p>{usual}</p>}
      {report.followers > 0 && <p>{t("requests_reports.followers", { count: report.followers })}</p>}
      {isOpen(report) && (
        <Section title={t("requests_reports.too.title")} screenOnly>
          <p>{t("requests_reports.too.what")}</p>
          <p>
            <LinkButton href={addressOf({ code: "moi-aussi", about: report.id })}>
              {t("requests_reports.too")}
            </LinkButton>
          </p>
        </Section>
      )}
      <Section title={t("requests_reports.steps")}>
        <ol class="pv-timeline">
          {[...report.timeline].reverse().map(({ on, state: reached }) => (
            <li key={`${on} ${reached}`}>
              <p class="pv-timeline-what">{t(`requests_reports.state.${reached}`)}</p>
              <p class="pv-timeline-when">{formatDay(on, { year: true })}</p>
            </li>
          ))}
        </ol>
      </Section>
      <Age dataset={state} />
    </>
  );
}

/** Settled long ago, joined to another, or no longer public. */
function Unknown(): JSX.Element {
  return (
    <EmptyState
      title={t("requests_reports.unknown")}
      actions={<LinkButton href="/signalements">{t("requests_reports.all")}</LinkButton>}
    >
      <p>
        <Phrase words="requests_reports.unknown.what" phone={<PhoneLink />} />
      </p>
    </EmptyState>
  );
}
