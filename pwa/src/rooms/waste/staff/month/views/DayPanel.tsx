/** One day: what goes out, in which sectors, at how many addresses; and what can be done about it. */
import type { JSX } from "preact";
import { useEffect, useRef } from "preact/hooks";
import { formatDay, today } from "../../../../../kernel/dates";
import { pick, t } from "../../../../../kernel/words";
import { Bin, Button, Icon, Tag } from "../../../../../ui";
import { may } from "../../../../people/staff/session";
import type { Stream } from "../../../api";
import { containerOf, upperFirst } from "../../../words";
import type { CollectionMonth } from "../../api";
import { beginDraft, type ChangeKind, type DayGroup, monthDays } from "../rules";
import { day, draft, lastReason, stream } from "../state";
import { groupWords, sectorsWords, stateWords } from "../words";

export interface DayPanelProps {
  on: string;
  month: CollectionMonth;
  streams: readonly Stream[];
}

export function closeDay(): void {
  const on = day.peek();
  day.value = undefined;
  draft.value = undefined;
  // The grid is drawn before the focus goes back to it: on a phone it was hidden.
  requestAnimationFrame(() => document.querySelector<HTMLElement>(`[data-on="${on}"]`)?.focus());
}

export function DayPanel({ on, month, streams }: DayPanelProps): JSX.Element {
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => heading.current?.focus(), []);
  const here = monthDays(month, stream.value).get(on);
  const groups = here?.groups ?? [];
  const changeable = groups.filter((group) => group.state !== "away");
  const isSeveral = new Set(changeable.filter((one) => one.planned_on === on).map((one) => one.stream)).size > 1;
  return (
    <section class="pv-day-panel" aria-labelledby="day-panel-title">
      <div class="pv-day-panel-head">
        <h2 id="day-panel-title" tabIndex={-1} ref={heading}>
          {upperFirst(formatDay(on, { year: on.slice(0, 4) !== today().slice(0, 4) }))}
        </h2>
        <Button variant="tertiary" icon="x" label={t("waste_month_staff.close")} onClick={closeDay} />
      </div>
      {here?.holiday && (
        <p class="pv-day-panel-holiday">
          <Icon name="calendar" /> {pick(here.holiday)}
        </p>
      )}
      {groups.length === 0 && <p>{t("waste_month_staff.nothing_that_day")}</p>}
      <ul class="pv-day-groups">
        {groups.map((group) => (
          <GroupRow key={group.key} group={group} month={month} streams={streams} />
        ))}
        {isSeveral && !stream.value && (
          <li class="pv-day-group">
            <div>
              <strong>{t("waste_month_staff.all_bins")}</strong>
              <Acts
                about={{ planned_on: on, stream: "" }}
                kinds={["moved", "cancelled"]}
                month={month}
                streams={streams}
              />
            </div>
          </li>
        )}
      </ul>
      {here && here.streets.length > 0 && (
        <p class="pv-row-detail">
          {t("waste_month_staff.streets_differ", { streets: [...new Set(here.streets)].join(", ") })}
        </p>
      )}
      <Acts about={{ planned_on: on, stream: stream.value }} kinds={["added"]} month={month} streams={streams} />
    </section>
  );
}

function GroupRow({
  group,
  month,
  streams,
}: {
  group: DayGroup;
  month: CollectionMonth;
  streams: readonly Stream[];
}): JSX.Element {
  const one = streams.find((known) => known.code === group.stream);
  const ofStream = month.sectors.filter((sector) => sector.stream === group.stream);
  const alone = group.sectors.length === 1 && ofStream.length > 1 ? group.sectors[0]?.code : undefined;
  const about = { planned_on: group.planned_on, stream: group.stream, ...(alone && { sector: alone }) };
  return (
    <li class="pv-day-group" data-state={group.state}>
      {one && <Bin symbol={one.symbol} colour={one.colour} />}
      <div>
        <div class="pv-day-group-head">
          <strong>{upperFirst(containerOf(streams, group.stream))}</strong>
          {group.state !== "planned" && (
            <Tag state={group.state === "away" ? "moved" : group.state}>{stateWords(group)}</Tag>
          )}
        </div>
        <p class="pv-row-detail">
          {sectorsWords(group)} – {t("waste_month_staff.addresses", { count: group.addresses })}
        </p>
        {group.reason && <p class="pv-row-detail">{pick(group.reason)}</p>}
        {group.state !== "away" && (
          <Acts about={about} kinds={kindsFor(group)} month={month} of={group} streams={streams} />
        )}
        {group.state !== "planned" && (
          <a class="ds-link" href="/staff/collectes/changements">
            {t("waste_month_staff.to_changes")}
          </a>
        )}
      </div>
    </li>
  );
}

function kindsFor(group: DayGroup): ChangeKind[] {
  return group.state === "cancelled" ? ["moved"] : ["moved", "cancelled"];
}

interface ActsProps {
  about: { planned_on: string; stream: string; sector?: string };
  kinds: readonly ChangeKind[];
  month: CollectionMonth;
  of?: DayGroup;
  streams: readonly Stream[];
}

function Acts({ about, kinds, month, of, streams }: ActsProps): JSX.Element | null {
  if (!may("editor")) return null;
  const begin = (kind: ChangeKind): void => {
    const stream = about.stream || (kind === "added" ? (streams[0]?.code ?? "") : "");
    draft.value = beginDraft(kind, { ...about, stream }, month, lastReason.value);
  };
  return (
    <div class="pv-actions">
      {kinds.map((kind) => (
        <Button
          key={kind}
          variant={kind === "added" ? "tertiary" : "secondary"}
          icon={kind === "added" ? "plus" : undefined}
          label={of && t(`waste_month_staff.act_on.${kind}`, { what: groupWords(of, streams) })}
          onClick={() => begin(kind)}
        >
          {t(`waste_month_staff.act.${kind}`)}
        </Button>
      ))}
    </div>
  );
}
