/** « Journal »: what was done to the collections, by whom and why, the last first; to filter, and to take away. */
import type { JSX } from "preact";
import { useEffect, useState } from "preact/hooks";
import { addDays } from "../../../../../kernel/days";
import { language, t } from "../../../../../kernel/words";
import { useDataset } from "../../../../../store/datasets";
import { Button, EmptyState, LinkButton, List, Page, Select, Skeleton, TextField } from "../../../../../ui";
import { leaveIfSignedOut } from "../../../../people/staff/session";
import type { Stream } from "../../../api";
import { containerOf, upperFirst } from "../../../words";
import { CollectionsNav } from "../../views/CollectionsNav";
import { StaffTrouble } from "../../views/StaffTrouble";
import { type AuditPage, type AuditWish, auditFile, auditQuery, readAudit } from "../api";
import { AuditRow } from "./AuditRow";
import "../audit.css";

const EVERYTHING: AuditWish = { stream: "", from: "", until: "" };

export function AuditDesk(): JSX.Element {
  const streams = useDataset("waste.streams").value.body?.streams ?? [];
  const [wish, setWish] = useState(EVERYTHING);
  const query = auditQuery(wish, (on) => addDays(on, 1));
  return (
    <Page title={t("waste_audit_staff.title")} lead={t("waste_audit_staff.lead")} wide>
      <CollectionsNav />
      <div class="pv-audit-wish pv-no-print">
        <Wishes wish={wish} streams={streams} onChange={setWish} />
        <LinkButton variant="secondary" icon="download" href={auditFile(query, language.value)} download="">
          {t("waste_audit_staff.take_away")}
        </LinkButton>
      </div>
      <Entries key={query.toString()} query={query} streams={streams} />
    </Page>
  );
}

interface WishesProps {
  wish: AuditWish;
  streams: readonly Stream[];
  onChange: (wish: AuditWish) => void;
}

function Wishes({ wish, streams, onChange }: WishesProps): JSX.Element {
  const codes = streams.map((one) => ({ value: one.code, label: upperFirst(containerOf(streams, one.code)) }));
  return (
    <>
      <Select
        id="stream"
        label={t("waste_audit_staff.stream")}
        value={wish.stream}
        options={[{ value: "", label: t("waste_audit_staff.every_stream") }, ...codes]}
        onChange={(stream) => onChange({ ...wish, stream })}
      />
      <TextField
        id="from"
        type="date"
        label={t("waste_audit_staff.from")}
        value={wish.from}
        onInput={(from) => onChange({ ...wish, from })}
      />
      <TextField
        id="until"
        type="date"
        label={t("waste_audit_staff.until")}
        value={wish.until}
        onInput={(until) => onChange({ ...wish, until })}
      />
    </>
  );
}

/** The pages read so far, of one wish. */
function Entries({ query, streams }: { query: URLSearchParams; streams: readonly Stream[] }): JSX.Element {
  const [pages, setPages] = useState<readonly AuditPage[]>([]);
  const [trouble, setTrouble] = useState<unknown>();
  const [busy, setBusy] = useState(false);
  const next = pages.at(-1)?.next_cursor ?? null;
  const read = async (cursor: string | null): Promise<void> => {
    setBusy(true);
    try {
      const page = await readAudit(query, cursor);
      setPages((known) => [...known, page]);
      setTrouble(undefined);
    } catch (problem) {
      if (!leaveIfSignedOut(problem)) setTrouble(problem);
    } finally {
      setBusy(false);
    }
  };
  // biome-ignore lint/correctness/useExhaustiveDependencies: another wish is another list, by its key
  useEffect(() => void read(null), []);
  const entries = pages.flatMap((page) => page.items);
  return (
    <div class="pv-audit">
      {trouble !== undefined && <StaffTrouble trouble={trouble} onRetry={() => void read(next)} />}
      {pages.length === 0 && trouble === undefined && <Skeleton lines={6} />}
      {pages.length > 0 && entries.length === 0 && (
        <EmptyState title={t("waste_audit_staff.none")}>{t("waste_audit_staff.none_what")}</EmptyState>
      )}
      {entries.length > 0 && (
        <List label={t("waste_audit_staff.title")}>
          {entries.map((entry) => (
            <AuditRow key={entry.act + entry.id} entry={entry} streams={streams} />
          ))}
        </List>
      )}
      {next && (
        <Button variant="secondary" busy={busy} onClick={() => void read(next)}>
          {t("waste_audit_staff.more")}
        </Button>
      )}
    </div>
  );
}
