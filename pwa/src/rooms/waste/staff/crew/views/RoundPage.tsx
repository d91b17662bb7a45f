/** One round, street by street: two large buttons each, the whole sector in one tap, and the way back from a slip. */
import type { JSX } from "preact";
import { useState } from "preact/hooks";
import { formatDay, today, townZone } from "../../../../../kernel/dates";
import { fold } from "../../../../../kernel/fold";
import { t } from "../../../../../kernel/words";
import type { ViewProps } from "../../../../../shell/router";
import { useDataset } from "../../../../../store/datasets";
import { Age, EmptyState, Page, Progress, Section, TextField } from "../../../../../ui";
import { upperFirst } from "../../../words";
import { EVERY_STREET, type Mark, marksOfRound, progressOf, type Round, type Said } from "../marks";
import { markStreet } from "../state";
import { progressWords, roundWords } from "../words";
import { NotReady } from "./CrewPage";
import { LateDialog } from "./LateDialog";
import { StreetRow } from "./StreetRow";
import { UnsentBar } from "./UnsentBar";
import { useCrew } from "./useCrew";
import "../crew.css";

/** With fewer streets than this, looking is faster than typing. */
const WORTH_SEARCHING = 8;
const BACK = "/staff/collectes/equipe";

export function RoundPage({ params }: ViewProps): JSX.Element {
  const crew = useCrew();
  const streams = useDataset("waste.streams").value.body?.streams ?? [];
  const round = crew.rounds?.find((one) => one.uid === params["uid"] && one.on === params["on"]);
  const back = { href: BACK, words: t("waste_crew_staff.back") };
  if (!round) {
    return (
      <Page title={t("waste_crew_staff.title")} back={back}>
        {crew.rounds ? (
          <EmptyState title={t("waste_crew_staff.gone")}>{t("waste_crew_staff.gone_what")}</EmptyState>
        ) : (
          <NotReady crew={crew} />
        )}
      </Page>
    );
  }
  const marks = marksOfRound(round, crew.marks, townZone.value);
  const progress = progressOf(round, marks);
  return (
    <Page title={roundWords(round, streams)} lead={upperFirst(formatDay(round.on))} back={back}>
      <div class="pv-crew-head">
        <Progress step={progress.done} of={progress.of} words={progressWords(progress)} />
        <Age dataset={crew.age} />
      </div>
      <Streets round={round} marks={marks} />
      <UnsentBar rounds={crew.rounds ?? []} streams={streams} />
    </Page>
  );
}

function Streets({ round, marks }: { round: Round; marks: readonly Mark[] }): JSX.Element {
  const [typed, setTyped] = useState("");
  const [late, setLate] = useState<string | undefined>(undefined);
  const wanted = fold(typed);
  const found = round.streets.filter((street) => fold(street).includes(wanted));
  const say = (street: string, said: Said): void => void markStreet(round, street, said);
  const row = {
    round,
    marks,
    today: today(),
    onDone: (street: string) => say(street, { state: "done" }),
    onLate: setLate,
  };
  return (
    <>
      <Section title={t("waste_crew_staff.sector")}>
        <ul class="pv-crew-streets">
          <StreetRow {...row} street={EVERY_STREET} />
        </ul>
      </Section>
      <Section title={t("waste_crew_staff.streets")}>
        {round.streets.length >= WORTH_SEARCHING && (
          <TextField id="street" type="search" label={t("waste_crew_staff.search")} value={typed} onInput={setTyped} />
        )}
        {found.length === 0 && <EmptyState title={t("waste_crew_staff.no_street", { text: typed })} />}
        <ul class="pv-crew-streets">
          {found.map((street) => (
            <StreetRow key={street} {...row} street={street} />
          ))}
        </ul>
      </Section>
      <LateDialog
        street={late}
        onClose={() => setLate(undefined)}
        onSaid={(street, said) => {
          setLate(undefined);
          say(street, said);
        }}
      />
    </>
  );
}
