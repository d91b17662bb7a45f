/** One notice: what happened, what to do first, where, until when; readable without network, with its age. */
import type { JSX } from "preact";
import { useEffect, useState } from "preact/hooks";
import { formatMoment } from "../../../kernel/dates";
import { t } from "../../../kernel/words";
import { place, type ViewProps } from "../../../shell/router";
import { refreshDataset, useDataset } from "../../../store/datasets";
import type { ShownNotice } from "../../../store/schema";
import { AnswerBand, EmptyState, LinkButton, Page, ProblemNote, Skeleton } from "../../../ui";
import { Problem } from "../../../wire/problems";
import type { Notice } from "../api";
import { deliveryIn } from "../rules";
import { findShown, noteOpened } from "../seen";
import { NoticeBody } from "./NoticeBody";
import "../notices.css";

const NEWS_MS = 5_000;

export function NoticePage({ params }: ViewProps): JSX.Element {
  const id = params["id"] ?? "";
  const delivery = deliveryIn(place.value.hash);
  useEffect(() => {
    // Who comes from a notification may know more than the copy on this phone.
    if (delivery) void refreshDataset("notices.recent", "", NEWS_MS);
    void noteOpened(id, delivery).catch((error: unknown) => console.warn("opening not noted", error));
    // The delivery is this phone's: a shared link must not carry it.
    if (delivery) history.replaceState(history.state, "", `/avis/${id}`);
  }, [id, delivery]);

  const recent = useDataset("notices.recent").value;
  const notice = recent.body?.notices.find((one) => one.id === id);
  if (notice) return <NoticeBody notice={notice} age={recent} />;
  if (recent.state === "loading") return <Waiting />;
  return <OneNotice id={id} />;
}

/** Not among the recent ones: asked for by itself, and kept. */
function OneNotice({ id }: { id: string }): JSX.Element {
  const one = useDataset("notices.one", id).value;
  if (one.body) return <NoticeBody notice={one.body as Notice} age={one} />;
  if (one.state === "loading") return <Waiting />;
  if (one.problem instanceof Problem && one.problem.status === 404) return <Unknown />;
  return <WhatWasShown id={id} problem={one.problem} />;
}

/** The network went between the notification and its opening: what the notification said is what there is. */
function WhatWasShown({ id, problem }: { id: string; problem: unknown }): JSX.Element {
  const [shown, setShown] = useState<ShownNotice>();
  useEffect(() => {
    findShown(id).then(setShown, () => undefined);
  }, [id]);
  const retry = (): void => void refreshDataset("notices.one", id);
  const title = shown?.title ?? t("notices.one");
  const band = shown?.title && (
    <AnswerBand eyebrow={t("notices.shown", { moment: formatMoment(shown.shown_at) })} detail={<p>{shown.body}</p>}>
      {shown.title}
    </AnswerBand>
  );
  return (
    <Page title={title} band={band || undefined} back={{ href: "/avis", words: t("notices.title") }}>
      <ProblemNote problem={problem} kept={band ? t("notices.shown.rest") : undefined} onRetry={retry} />
    </Page>
  );
}

function Waiting(): JSX.Element {
  return (
    <Page title={t("notices.one")} headless>
      <Skeleton lines={6} />
    </Page>
  );
}

function Unknown(): JSX.Element {
  return (
    <Page title={t("notices.unknown.title")} back={{ href: "/avis", words: t("notices.title") }}>
      <EmptyState
        title={t("notices.unknown.body")}
        actions={<LinkButton href="/avis">{t("notices.unknown.action")}</LinkButton>}
      />
    </Page>
  );
}
