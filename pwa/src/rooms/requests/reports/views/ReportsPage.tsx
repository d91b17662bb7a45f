/** The problems that people reported, for everybody: on one's own street first, by kind and by state. Readable offline. */
import type { JSX } from "preact";
import { useState } from "preact/hooks";
import { pick, t } from "../../../../kernel/words";
import type { DatasetState } from "../../../../store/datasets";
import { setting } from "../../../../store/settings_live";
import {
  Age,
  Button,
  Chips,
  EmptyState,
  LinkButton,
  List,
  Page,
  Row,
  Section,
  Segments,
  WithDataset,
} from "../../../../ui";
import { OPEN_DATA, type PublicReport, type PublicReports } from "../api";
import { kindsTold, type Standing, shownOf } from "../rules";
import { usualWords } from "../words";
import { ReportRow } from "./ReportRow";

const AT_ONCE = 30;
const STANDINGS = ["open", "closed"] as const;

export function ReportsPage(): JSX.Element {
  return (
    <Page
      title={t("requests_reports.title")}
      lead={t("requests_reports.lead")}
      back={{ href: "/demandes", words: t("requests.title") }}
    >
      <p>
        <LinkButton href="/formulaires/signaler" icon="plus">
          {t("requests_reports.report")}
        </LinkButton>
      </p>
      <WithDataset name="requests.open-reports" lines={6}>
        {(told, state) => <Told told={told} state={state} />}
      </WithDataset>
    </Page>
  );
}

function Told({ told, state }: { told: PublicReports; state: DatasetState<PublicReports> }): JSX.Element {
  const [standing, setStanding] = useState<Standing>("open");
  const [kinds, setKinds] = useState<ReadonlySet<string>>(new Set());
  const street = setting("address").value?.street;
  const { close, others } = shownOf(told, { standing, kinds, street });
  const offered = kindsTold(told);
  return (
    <>
      <Segments
        label={t("requests_reports.by_state")}
        value={standing}
        options={STANDINGS.map((value) => ({ value, label: t(`requests_reports.standing.${value}`) }))}
        onChange={setStanding}
      />
      {offered.length > 1 && (
        <Chips
          label={t("requests_reports.by_kind")}
          options={offered.map(({ code, title }) => ({ value: code, label: pick(title) }))}
          chosen={kinds}
          onChange={setKinds}
        />
      )}
      <Age dataset={state} />
      {close.length + others.length === 0 && (
        <EmptyState title={t(`requests_reports.none.${kinds.size > 0 ? "kind" : standing}`)} />
      )}
      {close.length > 0 && (
        <Section title={t("requests_reports.close", { street: street ?? "" })}>
          <Reports told={told} reports={close} />
        </Section>
      )}
      {others.length > 0 && (
        <Section title={t(close.length > 0 ? "requests_reports.elsewhere" : "requests_reports.everywhere")}>
          <Reports told={told} reports={others} />
        </Section>
      )}
      <Usual told={told} kinds={kinds} />
      <Section title={t("requests_reports.data")} screenOnly>
        <p>{t("requests_reports.data.what")}</p>
        <div class="pv-actions">
          {(["csv", "geojson"] as const).map((format) => (
            <LinkButton key={format} variant="secondary" icon="download" href={OPEN_DATA[format]} download="">
              {t(`requests_reports.data.${format}`)}
            </LinkButton>
          ))}
        </div>
      </Section>
    </>
  );
}

function Reports({ told, reports }: { told: PublicReports; reports: readonly PublicReport[] }): JSX.Element {
  const [most, setMost] = useState(AT_ONCE);
  const kinds = new Map(told.categories.map((category) => [category.code, category]));
  return (
    <>
      <List>
        {reports.slice(0, most).map((report) => (
          <ReportRow key={report.id} report={report} category={kinds.get(report.category)} />
        ))}
      </List>
      {reports.length > most && (
        <Button variant="secondary" onClick={() => setMost(most + AT_ONCE)}>
          {t("requests_reports.more", { count: reports.length - most })}
        </Button>
      )}
    </>
  );
}

/** How long each kind usually takes, where enough of it was settled to say so. */
function Usual({ told, kinds }: { told: PublicReports; kinds: ReadonlySet<string> }): JSX.Element | null {
  const known = told.categories
    .filter(({ code }) => kinds.size === 0 || kinds.has(code))
    .flatMap((category) => {
      const words = usualWords(category);
      return words ? [{ category, words }] : [];
    });
  if (known.length === 0) return null;
  return (
    <Section title={t("requests_reports.usual.title")}>
      <List>
        {known.map(({ category, words }) => (
          <Row key={category.code} title={pick(category.title)} detail={words} />
        ))}
      </List>
    </Section>
  );
}
