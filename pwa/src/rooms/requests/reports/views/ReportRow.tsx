/** One reported problem in a line: what, on which street, since when, and where it stands. */
import type { JSX } from "preact";
import { formatDay } from "../../../../kernel/dates";
import { pick, t } from "../../../../kernel/words";
import { Row, Tag } from "../../../../ui";
import type { PublicCategory, PublicReport } from "../api";

export interface ReportRowProps {
  report: PublicReport;
  category: PublicCategory | undefined;
}

export function ReportRow({ report, category }: ReportRowProps): JSX.Element {
  const facts = [
    report.place_words || t("requests_reports.no_street"),
    t("requests_reports.reported", { day: formatDay(report.opened_on, { short: true }) }),
    report.followers > 0 && t("requests_reports.followers", { count: report.followers }),
  ];
  return (
    <Row
      href={`/signalements/${report.id}`}
      title={pick(category?.title) || t("requests_reports.one")}
      detail={facts.filter(Boolean).join(" · ")}
      end={<Tag state={report.state}>{t(`requests_reports.state.${report.state}`)}</Tag>}
    />
  );
}
