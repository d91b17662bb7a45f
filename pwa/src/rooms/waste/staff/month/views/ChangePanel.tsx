/** A change in hand: what, for whom, why, what people will be told; and one press that does it all. */
import type { JSX } from "preact";
import { useEffect, useRef, useState } from "preact/hooks";
import { formatDay } from "../../../../../kernel/dates";
import { t } from "../../../../../kernel/words";
import { Button, Notification, Skeleton, Switch, TextField } from "../../../../../ui";
import { Problem } from "../../../../../wire/problems";
import { useWork } from "../../../../people/staff/views/work";
import type { Stream } from "../../../api";
import { type ChangePreview, type CollectionMonth, type NewChange, previewChange } from "../../api";
import { useLook } from "../../look";
import { StaffTrouble } from "../../views/StaffTrouble";
import { daysWords, scopeWords } from "../../words";
import { changeOf, type Draft, factsOf, lackOf, reasonsFor } from "../rules";
import { decide, draft as inHand, loadMonth, setDraft } from "../state";
import { Conflicts } from "./Conflicts";
import { NoticeFields } from "./NoticeFields";
import { ReasonFields } from "./ReasonFields";
import { ScopeFields } from "./ScopeFields";

export interface ChangePanelProps {
  draft: Draft;
  month: CollectionMonth;
  streams: readonly Stream[];
}

export function ChangePanel({ draft, month, streams }: ChangePanelProps): JSX.Element {
  const heading = useRef<HTMLHeadingElement>(null);
  const { busy, trouble, work } = useWork();
  const [isWriting, setWriting] = useState(false);
  useEffect(() => heading.current?.focus(), []);
  const lack = lackOf(draft);
  const change = lack ? undefined : changeOf(draft, reasonsFor(draft, month));
  const looked = useLook(change, previewChange);
  const preview = looked.answer;
  const blocked = !looked.isFresh || !preview || preview.conflicts.some((one) => one.is_blocking);
  const send = (): void => {
    if (!change || !preview) return;
    const notice = draft.tells ? (draft.notice ?? preview.notice) : null;
    void work(() => decide({ ...change, notice, seen: preview.seen }));
  };
  const lookAgain = (): void => {
    looked.lookAgain();
    void loadMonth();
  };
  return (
    <section class="pv-day-panel pv-change-panel" aria-labelledby="change-panel-title">
      <div class="pv-day-panel-head">
        <h2 id="change-panel-title" tabIndex={-1} ref={heading}>
          {t(`waste_month_staff.title.${draft.kind}`)}
        </h2>
        <Button
          variant="tertiary"
          icon="arrow-left"
          onClick={() => {
            inHand.value = undefined;
          }}
        >
          {t("waste_month_staff.back")}
        </Button>
      </div>
      <Answer draft={draft} month={month} preview={preview} streams={streams} />
      {preview && <Conflicts preview={preview} month={month} streams={streams} />}
      {looked.trouble !== undefined && looked.isFresh && <StaffTrouble trouble={looked.trouble} onRetry={lookAgain} />}
      <div class="pv-change-fields">
        {draft.kind === "moved" && (
          <TextField
            id="new_on"
            type="date"
            label={t("waste_month_staff.field.new_on")}
            value={draft.new_on}
            error={lack === "new_on" || lack === "same_day" ? t(`waste_month_staff.lack.${lack}`) : undefined}
            onInput={(new_on) => setDraft({ new_on })}
          />
        )}
        <ReasonFields draft={draft} reasons={reasonsFor(draft, month)} lacks={lack === "reason"} />
        <ScopeFields draft={draft} month={month} streams={streams} />
      </div>
      <Switch
        id="tells"
        label={t("waste_month_staff.tells")}
        help={t("waste_month_staff.tells.help")}
        checked={draft.tells}
        onChange={(tells) => setDraft({ tells })}
      />
      {draft.tells && preview && (
        <NoticeFields
          draft={draft}
          preview={preview}
          facts={change ? factsOf(change) : draft.written_about}
          isWriting={isWriting}
          onWrite={setWriting}
        />
      )}
      {draft.tells && !preview && looked.trouble === undefined && <Skeleton lines={3} />}
      <DecideTrouble trouble={trouble} onLook={lookAgain} />
      <div class="pv-decide">
        <Button busy={busy} disabled={blocked} onClick={send} wide>
          {decideWords(draft, looked.isFresh ? preview : undefined)}
        </Button>
      </div>
    </section>
  );
}

/** What would happen, as one would say it on the phone. */
function Answer({
  draft,
  month,
  preview,
  streams,
}: ChangePanelProps & { preview: ChangePreview | undefined }): JSX.Element {
  const sector = month.sectors.find((one) => one.stream === draft.stream && one.code === draft.sector);
  const scope = { stream: draft.stream || null, sector_name: sector?.name ?? null };
  const days: Pick<NewChange, "kind" | "planned_on"> & { new_on: string | null } = {
    kind: draft.kind,
    planned_on: draft.planned_on,
    new_on: draft.kind === "moved" ? draft.new_on || null : null,
  };
  return (
    <div class="pv-change-answer" role="status">
      <p class="pv-change-days">
        {scopeWords(scope, streams)}.{" "}
        {days.kind === "moved" && !days.new_on ? formatDay(days.planned_on) : daysWords(days)}
      </p>
      {preview && (
        <p>
          {t("waste_month_staff.addresses", { count: preview.addresses })}
          {draft.tells && ` – ${devicesWords(preview.devices)}`}
        </p>
      )}
    </div>
  );
}

function devicesWords(count: number): string {
  return count === 0 ? t("waste_month_staff.devices.nobody") : t("waste_month_staff.devices", { count });
}

function decideWords(draft: Draft, preview: ChangePreview | undefined): string {
  const act = t(`waste_month_staff.decide.${draft.kind}`);
  if (!draft.tells || !preview || preview.devices === 0) return act;
  return t("waste_month_staff.decide_and_tell", { act, count: preview.devices });
}

/** Somebody else was quicker: look again, nothing that was written is lost. */
function DecideTrouble({ trouble, onLook }: { trouble: unknown; onLook: () => void }): JSX.Element | null {
  if (!(trouble instanceof Problem) || trouble.code !== "waste.changed-meanwhile") {
    return <StaffTrouble trouble={trouble} />;
  }
  return (
    <Notification
      severity="warning"
      live
      title={t("waste_month_staff.meanwhile", { author: String(trouble.document["author"] ?? "") })}
      actions={
        <Button variant="secondary" icon="refresh" onClick={onLook}>
          {t("waste_month_staff.look_again")}
        </Button>
      }
    />
  );
}
