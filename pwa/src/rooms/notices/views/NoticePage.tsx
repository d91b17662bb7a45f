/** One notice: what happened, what to do first, where, until when; readable without network, with its age. */
import type { JSX } from "preact";
import { useEffect } from "preact/hooks";
import { t } from "../../../kernel/words";
import { place, type ViewProps } from "../../../shell/router";
import { refreshDataset, useDataset } from "../../../store/datasets";
import { EmptyState, LinkButton, Page, ProblemNote, Skeleton } from "../../../ui";
import { Problem } from "../../../wire/problems";
import type { Notice } from "../api";
import { deliveryIn } from "../rules";
import { noteOpened } from "../seen";
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
  return (
    <Page title={t("notices.one")} back={{ href: "/avis", words: t("notices.title") }}>
      <ProblemNote problem={one.problem} onRetry={() => void refreshDataset("notices.one", id)} />
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
