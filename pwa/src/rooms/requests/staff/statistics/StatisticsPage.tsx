/** How much came in, how long it took, and whether promises were kept. Bars are drawn beside the numbers, never instead. */
import type { ComponentChildren, JSX } from "preact";
import { useEffect, useState } from "preact/hooks";
import { formatDay, today } from "../../../../kernel/dates";
import { hasWords, pick, t } from "../../../../kernel/words";
import { EmptyState, Icon, Page, ProblemNote, Section, Skeleton, TextField } from "../../../../ui";
import { leaveIfSignedOut } from "../../../people/staff/session";
import { addressOf, choices, readQueue } from "../queue";
import { readStatistics, type Share, type Statistics } from "./api";
import "./statistics.css";

const MS_PER_DAY = 86_400_000;
const FIRST_DAYS = 90;

export function StatisticsPage(): JSX.Element {
  const [first, setFirst] = useState(() => daysBefore(today(), FIRST_DAYS));
  const [last, setLast] = useState(today);
  const [told, setTold] = useState<Statistics | undefined>(undefined);
  const [problem, setProblem] = useState<unknown>(undefined);
  useEffect(() => void readQueue(), []);
  useEffect(() => {
    if (first === "" || last === "") return;
    let isAsked = true;
    readStatistics(first, last).then(
      (found) => {
        if (!isAsked) return;
        setTold(found);
        setProblem(undefined);
      },
      (failure: unknown) => isAsked && !leaveIfSignedOut(failure) && setProblem(failure),
    );
    return () => {
      isAsked = false;
    };
  }, [first, last]);
  return (
    <Page title={t("requests_statistics_staff.title")} wide>
      <a class="ds-link pv-back pv-no-print" href={addressOf("/staff")}>
        <Icon name="arrow-left" />
        <span>{t("requests_statistics_staff.back")}</span>
      </a>
      <div class="pv-statistics-period">
        <TextField
          id="statistics-from"
          type="date"
          label={t("requests_statistics_staff.from")}
          value={first}
          onInput={setFirst}
        />
        <TextField
          id="statistics-to"
          type="date"
          label={t("requests_statistics_staff.to")}
          value={last}
          onInput={setLast}
        />
      </div>
      {problem !== undefined && <ProblemNote problem={problem} />}
      {told === undefined && problem === undefined && <Skeleton lines={6} />}
      {told !== undefined && problem === undefined && <Told told={told} />}
    </Page>
  );
}

function Told({ told }: { told: Statistics }): JSX.Element {
  if (told.opened + told.closed === 0) {
    return (
      <EmptyState title={t("requests_statistics_staff.empty")}>
        <p>{t("requests_statistics_staff.empty.what")}</p>
      </EmptyState>
    );
  }
  const titles = new Map((choices.value?.categories ?? []).map(({ code, title }) => [code, pick(title)]));
  return (
    <>
      <Facts told={told} />
      <Weeks weeks={told.weeks} />
      <Shares name="categories" shares={told.categories} words={(code) => titles.get(code) ?? code} />
      <Shares name="channels" shares={told.channels} words={channelWords} />
      <Shares name="desks" shares={told.desks} words={(code) => code} />
    </>
  );
}

function Facts({ told }: { told: Statistics }): JSX.Element {
  const days = (count: number | null): string =>
    count === null ? t("requests_statistics_staff.none") : t("requests_statistics_staff.days", { count });
  const kept =
    told.promised === 0
      ? t("requests_statistics_staff.no_promise")
      : t("requests_statistics_staff.kept_of", { kept: told.kept, of: told.promised });
  const facts: [name: string, value: string][] = [
    ["opened", String(told.opened)],
    ["closed", String(told.closed)],
    ["median", days(told.median_days)],
    ["p80", days(told.p80_days)],
    ["kept", kept],
  ];
  return (
    <dl class="pv-facts">
      {facts.map(([name, value]) => (
        <div key={name}>
          <dt>{t(`requests_statistics_staff.${name}`)}</dt>
          <dd>{value}</dd>
        </div>
      ))}
    </dl>
  );
}

function Weeks({ weeks }: { weeks: Statistics["weeks"] }): JSX.Element {
  const most = Math.max(...weeks.map(({ opened, closed }) => Math.max(opened, closed)), 1);
  return (
    <Section title={t("requests_statistics_staff.weeks")}>
      <Table caption="weeks" head={["week", "opened", "closed"]}>
        {weeks.map(({ starts_on, opened, closed }) => (
          <tr key={starts_on}>
            <th scope="row">{formatDay(starts_on, { weekday: false, year: true })}</th>
            <Bar count={opened} most={most} />
            <Bar count={closed} most={most} />
          </tr>
        ))}
      </Table>
    </Section>
  );
}

interface SharesProps {
  name: "categories" | "channels" | "desks";
  shares: readonly Share[];
  words: (code: string) => string;
}

function Shares({ name, shares, words }: SharesProps): JSX.Element | null {
  if (shares.length === 0) return null;
  const most = Math.max(...shares.map(({ count }) => count));
  return (
    <Section title={t(`requests_statistics_staff.${name}`)}>
      <Table caption={name} head={["code", "count"]}>
        {shares.map(({ code, count }) => (
          <tr key={code}>
            <th scope="row">{words(code)}</th>
            <Bar count={count} most={most} />
          </tr>
        ))}
      </Table>
    </Section>
  );
}

function Table({
  caption,
  head,
  children,
}: {
  caption: string;
  head: readonly string[];
  children: ComponentChildren;
}): JSX.Element {
  return (
    <table class="pv-statistics">
      <caption class="pv-hidden">{t(`requests_statistics_staff.${caption}`)}</caption>
      <thead>
        <tr>
          {head.map((name) => (
            <th key={name} scope="col">
              {t(`requests_statistics_staff.${name}`)}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>{children}</tbody>
    </table>
  );
}

/** The number, and its length for the eye. */
function Bar({ count, most }: { count: number; most: number }): JSX.Element {
  return (
    <td>
      <span class="pv-statistics-count">{count}</span>
      <svg class="pv-statistics-bar" viewBox="0 0 100 10" preserveAspectRatio="none" aria-hidden="true">
        <rect width={(count / most) * 100} height="10" />
      </svg>
    </td>
  );
}

function channelWords(code: string): string {
  const key = `requests_queue_staff.channel.${code}`;
  return hasWords(key) ? t(key) : code;
}

function daysBefore(on: string, days: number): string {
  return new Date(Date.parse(`${on}T00:00:00Z`) - days * MS_PER_DAY).toISOString().slice(0, 10);
}
