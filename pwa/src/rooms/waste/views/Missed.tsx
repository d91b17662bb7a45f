/** « Pas ramassé »: what the day's state says first, then the form, with what is known already written in it. */
import type { JSX } from "preact";
import { useState } from "preact/hooks";
import { formatDay, formatDayNear, townZone } from "../../../kernel/dates";
import { pick, t } from "../../../kernel/words";
import { navigate } from "../../../shell/router";
import { useDataset } from "../../../store/datasets";
import { setting } from "../../../store/settings_live";
import { Age, Button, LinkButton, Notification, Page, PhoneLink, Phrase, RadioGroup, Skeleton } from "../../../ui";
import { openForms } from "../../forms/api";
import { beginWith } from "../../forms/state";
import type { Stream } from "../api";
import { type Eligibility, judgeReport } from "../eligibility";
import { missedAnswers } from "../missed";
import { passageOf } from "../passages";
import { containerOf, upperFirst } from "../words";
import { NotReady } from "./NotReady";
import { type CollectionsState, useCollections } from "./useCollections";

type Ready = Extract<CollectionsState, { state: "ready" }>;

export function Missed(): JSX.Element {
  const collections = useCollections();
  const published = useDataset("waste.streams").value.body?.streams;
  const [code, setCode] = useState("");
  const streams = published ?? [];
  const stream = streams.find((one) => one.code === code);
  return (
    <Page
      title={t("waste_missed.title")}
      lead={t("waste_missed.lead")}
      back={{ href: "/collectes", words: t("waste_missed.back") }}
    >
      {published ? (
        <RadioGroup
          id="stream"
          label={t("waste_missed.which")}
          options={streams.map((one) => ({ value: one.code, label: upperFirst(containerOf(streams, one.code)) }))}
          value={code}
          onChange={setCode}
        />
      ) : (
        <Skeleton lines={5} />
      )}
      {stream && <Answer stream={stream} collections={collections} />}
    </Page>
  );
}

function Answer({ stream, collections }: { stream: Stream; collections: CollectionsState }): JSX.Element {
  if (collections.state === "ready") return <Judged stream={stream} collections={collections} />;
  if (collections.state !== "no-address") return <NotReady collections={collections} />;
  return (
    <>
      <Notification
        severity="info"
        live
        title={t("waste_missed.no_address")}
        actions={<LinkButton href="/adresse">{t("waste.band.give_address")}</LinkButton>}
      />
      <Report stream={stream} words={t("waste_missed.report_anyway")} />
    </>
  );
}

function Judged({ stream, collections }: { stream: Stream; collections: Ready }): JSX.Element {
  const passages = useDataset("waste.passages").value.body?.passages ?? [];
  const street = setting("address").value?.street ?? "";
  const { pickups, at } = collections;
  const own = pickups.filter((pickup) => pickup.stream === stream.code);
  const place = { street, zone: townZone.value };
  const said = (uid: string): ReturnType<typeof passageOf> => {
    const pickup = own.find((one) => one.uid === uid);
    return pickup && passageOf(passages, pickup, place);
  };
  const found = judgeReport(own, said, at, stream.report_days ?? 2);
  const isDone = found.uid !== undefined && said(found.uid)?.state === "done";
  const reason = pick(own.find((pickup) => pickup.uid === found.uid)?.reason).replace(/\.$/, "");
  const next = own.find((pickup) => pickup.on > at.on && pickup.state !== "cancelled");
  const mayReport = found.answer === "may-report";
  return (
    <>
      <Notification severity={mayReport ? "success" : "info"} live title={titleOf(found)}>
        <p>{whatOf(found, isDone)}</p>
        {reason && (found.answer === "cancelled" || found.answer === "moved") && (
          <p>{t("waste_missed.reason", { reason })}</p>
        )}
        {next && !mayReport && found.answer !== "late" && (
          <p>{t("waste_missed.next", { day: formatDayNear(next.on) })}</p>
        )}
        {!mayReport && (
          <p>
            <Phrase words="waste_missed.call" phone={<PhoneLink />} />
          </p>
        )}
        <Age dataset={collections.age} />
      </Notification>
      {mayReport && <Report stream={stream} on={found.on} words={t("waste_missed.report")} />}
    </>
  );
}

function titleOf({ answer, on, until_on }: Eligibility): string {
  const day = answer === "may-report" ? until_on && formatDay(until_on) : on && formatDayNear(on);
  return t(answer === "late" && on ? "waste_missed.late_day" : `waste_missed.${answer}`, { day: day ?? "" });
}

function whatOf({ answer, on }: Eligibility, isDone: boolean): string {
  if (answer === "may-report" && isDone) return t("waste_missed.done_what");
  return t(`waste_missed.${answer}_what`, { day: on ? formatDay(on) : "" });
}

/** Opens the form with the bin and the day in their places. */
function Report({ stream, on, words }: { stream: Stream; on?: string | undefined; words: string }): JSX.Element {
  const published = useDataset("forms.published").value;
  const form = openForms(published.body).find((one) => one.code === "collecte-manquee");
  const [busy, setBusy] = useState(false);
  if (!form) {
    if (published.state === "loading") return <Skeleton lines={1} />;
    return (
      <Notification severity="warning" title={t("waste_missed.no_form")}>
        <p>
          <Phrase words="waste_missed.no_form_what" phone={<PhoneLink />} />
        </p>
      </Notification>
    );
  }
  const report = async (): Promise<void> => {
    setBusy(true);
    navigate(await beginWith(form, missedAnswers(form, stream, on)));
  };
  return (
    <div class="pv-actions">
      <Button busy={busy} onClick={() => void report()}>
        {words}
      </Button>
    </div>
  );
}
