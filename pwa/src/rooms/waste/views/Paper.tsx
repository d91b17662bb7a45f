/** « Imprimer votre calendrier »: one page or large letters, made by the town; without network, the list of the phone. */
import type { ComponentChildren, JSX } from "preact";
import { useEffect, useState } from "preact/hooks";
import { usePrinting } from "../../../kernel/printing";
import { language, t } from "../../../kernel/words";
import { setting } from "../../../store/settings_live";
import { Button, EmptyState, Icon, LinkButton, Notification, Page, ProblemNote, Section, Skeleton } from "../../../ui";
import { ask } from "../../../wire/http";
import { NetworkFailure } from "../../../wire/problems";
import { type PaperFormat, paperPath } from "../paper";
import { NotReady } from "./NotReady";
import { PaperChoice } from "./PaperChoice";
import { PrintedCalendar } from "./PrintedCalendar";
import { useCollections } from "./useCollections";

export function Paper(): JSX.Element {
  const collections = useCollections();
  const printing = usePrinting();
  if (collections.state === "no-address") {
    return (
      <Frame>
        <EmptyState
          title={t("waste_paper.no_address")}
          actions={<LinkButton href="/adresse">{t("waste.band.give_address")}</LinkButton>}
        >
          <p>{t("waste_paper.no_address_what")}</p>
        </EmptyState>
      </Frame>
    );
  }
  if (collections.state !== "ready") {
    return (
      <Frame>
        <NotReady collections={collections} />
      </Frame>
    );
  }
  return (
    <Frame>
      <p class="pv-current-address">{setting("address").value?.words}</p>
      <Sheets />
      <Section title={t("waste_paper.list")}>
        <p>{t("waste_paper.list_what")}</p>
        <div class="pv-actions">
          <Button variant="secondary" icon="printer" onClick={() => window.print()}>
            {t("waste_paper.list_print")}
          </Button>
        </div>
      </Section>
      {printing && <PrintedCalendar {...collections} />}
    </Frame>
  );
}

function Frame({ children }: { children: ComponentChildren }): JSX.Element {
  return (
    <Page
      title={t("waste_paper.title")}
      lead={t("waste_paper.lead")}
      back={{ href: "/collectes", words: t("waste.title") }}
    >
      {children}
    </Page>
  );
}

/** Asks first whether the town can make them: a link that fails would leave the app for a page that says little. */
function Sheets(): JSX.Element {
  const address = setting("address").value;
  const zone = setting("zone").value ?? "";
  const { street = "", dwellings = 0 } = address ?? {};
  const pathOf = (format: PaperFormat): string =>
    paperPath({ zone, street, dwellings, format, language: language.value });
  const first = pathOf("page");
  const [asked, setAsked] = useState<{ path: string; problem?: unknown }>();
  const [tries, setTries] = useState(0);
  // biome-ignore lint/correctness/useExhaustiveDependencies: `tries` asks again.
  useEffect(() => {
    const stop = new AbortController();
    ask("HEAD", first, { signal: stop.signal }).then(
      () => setAsked({ path: first }),
      (problem: unknown) => !stop.signal.aborted && setAsked({ path: first, problem }),
    );
    return () => stop.abort();
  }, [first, tries]);
  if (asked?.path !== first) return <Skeleton lines={6} />;
  const again = (): void => {
    setAsked(undefined);
    setTries(tries + 1);
  };
  if (asked.problem instanceof NetworkFailure) return <Offline onRetry={again} />;
  if (asked.problem !== undefined) return <ProblemNote problem={asked.problem} onRetry={again} />;
  return (
    <>
      <PaperChoice pathOf={pathOf} />
      <p class="pv-promise">
        <Icon name="circle-check" />
        <span>{t(dwellings > 0 ? "waste_paper.private_size" : "waste_paper.private")}</span>
      </p>
    </>
  );
}

function Offline({ onRetry }: { onRetry: () => void }): JSX.Element {
  return (
    <Notification
      severity="info"
      live
      title={t("waste_paper.offline")}
      actions={
        <Button variant="secondary" icon="refresh" onClick={onRetry}>
          {t("ui.retry")}
        </Button>
      }
    >
      <p>{t("waste_paper.offline_what")}</p>
    </Notification>
  );
}
