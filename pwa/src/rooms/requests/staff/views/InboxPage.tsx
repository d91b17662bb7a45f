/** The inbox: the list beside the open request where there is room, one after the other on a phone. */
import { useSignalEffect } from "@preact/signals";
import type { JSX } from "preact";
import { useEffect, useMemo, useRef, useState } from "preact/hooks";
import { t } from "../../../../kernel/words";
import { navigate, type ViewProps } from "../../../../shell/router";
import { Page } from "../../../../ui";
import { ask } from "../inbox";
import { useInboxKeys } from "../keys";
import { moved, resume, sendOnLeave } from "../moves";
import { addressOf, askAddress } from "../queue";
import "../../requests.css";
import "../staff.css";
import "../queue.css";
import { InboxList } from "./InboxList";
import { KeysDialog } from "./KeysDialog";
import { RequestPane } from "./RequestPane";
import { UndoBar } from "./UndoBar";

const REFRESH_MS = 30_000;

export function InboxPage({ params }: ViewProps): JSX.Element {
  const id = params["id"];
  const search = useRef<HTMLInputElement>(null);
  const [isHelping, setHelping] = useState(false);
  useFreshInbox();
  const keys = useMemo(
    () => ({
      onSearch: () => search.current?.focus(),
      onHelp: () => setHelping(true),
      onEscape: () => id !== undefined && navigate(addressOf("/staff")),
    }),
    [id],
  );
  useInboxKeys(keys);
  return (
    <Page title={t(id === undefined ? "requests.staff.title" : "requests.staff.one")} headless wide>
      <div class="pv-inbox" data-open={id !== undefined}>
        <InboxList open={id} search={search} onKeys={() => setHelping(true)} />
        <div class="pv-inbox-pane">{id === undefined ? <Choose /> : <RequestPane key={id} id={id} />}</div>
      </div>
      <UndoBar />
      <KeysDialog open={isHelping} onClose={() => setHelping(false)} />
    </Page>
  );
}

/** At once, after each move, then every half minute while somebody looks. */
function useFreshInbox(): void {
  useSignalEffect(() => void askAddress());
  useEffect(() => {
    resume();
    const refresh = (): void => {
      if (document.visibilityState === "visible") void ask();
    };
    const timer = setInterval(refresh, REFRESH_MS);
    const stop = moved.subscribe((detail) => detail && void ask());
    document.addEventListener("visibilitychange", refresh);
    window.addEventListener("pagehide", sendOnLeave);
    return () => {
      clearInterval(timer);
      stop();
      document.removeEventListener("visibilitychange", refresh);
      window.removeEventListener("pagehide", sendOnLeave);
    };
  }, []);
}

function Choose(): JSX.Element {
  return (
    <div class="pv-inbox-choose">
      <p>{t("requests.staff.choose")}</p>
      <p>
        <a class="ds-link" href="/staff/comptoir">
          {t("forms_counter.link")}
        </a>
      </p>
    </div>
  );
}
