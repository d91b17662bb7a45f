/** « Équipe »: the rounds of the day, each with how far it is; opened in a cab, perhaps without network. */
import type { JSX } from "preact";
import { useState } from "preact/hooks";
import { formatDay, formatDayNear, today, townZone } from "../../../../../kernel/dates";
import { t } from "../../../../../kernel/words";
import { useDataset } from "../../../../../store/datasets";
import { Age, Bin, EmptyState, List, Page, Row, Section, Segments, Skeleton } from "../../../../../ui";
import type { Stream } from "../../../api";
import { upperFirst } from "../../../words";
import { CollectionsNav } from "../../views/CollectionsNav";
import { StaffTrouble } from "../../views/StaffTrouble";
import { type Mark, marksOfRound, progressOf, type Round } from "../marks";
import { progressWords, roundWords } from "../words";
import { UnsentBar } from "./UnsentBar";
import { useCrew } from "./useCrew";
import "../crew.css";

export function CrewPage(): JSX.Element {
  const crew = useCrew();
  const streams = useDataset("waste.streams").value.body?.streams ?? [];
  const [day, setDay] = useState(today());
  const days = [...new Set([...(crew.rounds ?? []).map((round) => round.on), today()])].sort();
  return (
    <Page title={t("waste_crew_staff.title")} lead={t("waste_crew_staff.lead")}>
      <CollectionsNav />
      {crew.rounds === undefined ? (
        <NotReady crew={crew} />
      ) : (
        <Section title={upperFirst(formatDay(day))} aside={<Age dataset={crew.age} />}>
          <Segments
            label={t("waste_crew_staff.day")}
            value={day}
            options={days.map((on) => ({ value: on, label: upperFirst(formatDayNear(on)) }))}
            onChange={setDay}
          />
          <RoundsOf rounds={crew.rounds.filter((round) => round.on === day)} marks={crew.marks} streams={streams} />
        </Section>
      )}
      <UnsentBar rounds={crew.rounds ?? []} streams={streams} />
    </Page>
  );
}

/** Nothing is on this phone yet: it comes, or it cannot. */
export function NotReady({ crew }: { crew: ReturnType<typeof useCrew> }): JSX.Element {
  if (crew.problem === undefined) return <Skeleton lines={4} />;
  return <StaffTrouble trouble={crew.problem} onRetry={crew.retry} />;
}

function RoundsOf({
  rounds,
  marks,
  streams,
}: {
  rounds: readonly Round[];
  marks: readonly Mark[];
  streams: readonly Stream[];
}): JSX.Element {
  if (rounds.length === 0) {
    return <EmptyState title={t("waste_crew_staff.no_round")}>{t("waste_crew_staff.no_round_what")}</EmptyState>;
  }
  return (
    <List label={t("waste_crew_staff.rounds")}>
      {rounds.map((round) => {
        const stream = streams.find((one) => one.code === round.stream);
        return (
          <Row
            key={round.uid}
            href={`/staff/collectes/equipe/${round.on}/${encodeURIComponent(round.uid)}`}
            title={roundWords(round, streams)}
            detail={progressWords(progressOf(round, marksOfRound(round, marks, townZone.value)))}
            picture={stream && <Bin symbol={stream.symbol} colour={stream.colour} />}
          />
        );
      })}
    </List>
  );
}
