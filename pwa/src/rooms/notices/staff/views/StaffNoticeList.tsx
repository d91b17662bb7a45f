/** The town's notices, the last saved first; arrows go from one to the next, `n` begins a new one. */
import type { JSX } from "preact";
import { useEffect } from "preact/hooks";
import { formatMoment } from "../../../../kernel/dates";
import { pick, t } from "../../../../kernel/words";
import { navigate } from "../../../../shell/router";
import { Button, Icon, LinkButton, ProblemNote, Skeleton, Tag } from "../../../../ui";
import { iconOf } from "../../rules";
import type { StaffNoticeItem } from "../api";
import { listed, listProblem, nextCursor, readMore, refreshList } from "../list";

export function StaffNoticeList({ current }: { current: string | undefined }): JSX.Element {
  useEffect(() => void refreshList(), []);
  useKeys(current);
  const items = listed.value;
  // Beside an open notice, whose name is the screen's.
  const Heading = current === undefined ? "h1" : "h2";
  return (
    <>
      <div class="pv-desk-head">
        <Heading tabIndex={-1}>{t("notices_staff.title")}</Heading>
        <LinkButton icon="plus" href="/staff/avis/nouveau">
          {t("notices_staff.new")}
        </LinkButton>
      </div>
      {listProblem.value !== undefined && (
        <ProblemNote problem={listProblem.value} onRetry={() => void refreshList()} />
      )}
      {!items && listProblem.value === undefined && <Skeleton lines={5} />}
      {items?.length === 0 && <p>{t("notices_staff.empty")}</p>}
      <ul class="pv-desk-items">
        {items?.map((item) => (
          <Item key={item.id} item={item} isCurrent={item.id === current} />
        ))}
      </ul>
      {nextCursor.value && (
        <Button variant="secondary" onClick={() => void readMore()}>
          {t("notices_staff.more")}
        </Button>
      )}
    </>
  );
}

function Item({ item, isCurrent }: { item: StaffNoticeItem; isCurrent: boolean }): JSX.Element {
  return (
    <li>
      <a class="pv-desk-item" href={`/staff/avis/${item.id}`} aria-current={isCurrent ? "true" : undefined}>
        <span class="pv-notice-mark" data-severity={item.severity}>
          <Icon name={iconOf(item)} />
        </span>
        <span class="pv-desk-words">
          <span class="pv-desk-title">{pick(item.title) || t("notices_staff.untitled")}</span>
          <span class="pv-desk-when">{formatMoment(item.published_at ?? item.saved_at)}</span>
          <span>
            <Tag state={item.state}>{t(`notices_staff.state.${item.state}`)}</Tag>
          </span>
        </span>
      </a>
    </li>
  );
}

/** Keys for who works without a mouse; never while a text is typed. */
function useKeys(current: string | undefined): void {
  useEffect(() => {
    const press = (event: KeyboardEvent): void => {
      if (event.ctrlKey || event.metaKey || event.altKey || isTyping(event.target)) return;
      if (event.key === "n") navigate("/staff/avis/nouveau");
      const step = { ArrowDown: 1, j: 1, ArrowUp: -1, k: -1 }[event.key];
      if (step === undefined || !listed.value?.length) return;
      event.preventDefault();
      const index = listed.value.findIndex((item) => item.id === current);
      const next = listed.value[Math.min(Math.max(index + step, 0), listed.value.length - 1)];
      if (next) navigate(`/staff/avis/${next.id}`);
    };
    document.addEventListener("keydown", press);
    return () => document.removeEventListener("keydown", press);
  }, [current]);
}

function isTyping(target: EventTarget | null): boolean {
  return target instanceof Element && target.closest("input, textarea, select, dialog") !== null;
}
