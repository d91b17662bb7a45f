/** The list of the inbox, with its two questions: in which state, and which words. */
import type { JSX, RefObject } from "preact";
import { useEffect, useState } from "preact/hooks";
import { formatAge, formatDay, today } from "../../../../kernel/dates";
import { pick, t } from "../../../../kernel/words";
import { Button, EmptyState, Icon, ProblemNote, Select, Skeleton, Tag } from "../../../../ui";
import { leaveIfSignedOut } from "../../../people/staff/session";
import type { RequestState } from "../../api";
import type { InboxItem } from "../api";
import { ask, askMore, inbox } from "../inbox";
import { countFilters, type InboxQuestion } from "../question";
import { addressOf, askFor } from "../queue";
import { Filters } from "./Filters";

const STATES: RequestState[] = ["received", "reopened", "in_progress", "waiting_for_you", "done", "refused"];
const PATIENCE_MS = 250;

export interface InboxListProps {
  /** The request that is open beside. */
  open: string | undefined;
  search: RefObject<HTMLInputElement | null>;
  onKeys: () => void;
}

export function InboxList({ open, search, onKeys }: InboxListProps): JSX.Element {
  const { items, state, problem, question, nextCursor } = inbox.value;
  const isNarrow = Boolean(question.words || question.state) || countFilters(question) > 0;
  const Heading = open === undefined ? "h1" : "h2";
  useEffect(() => void leaveIfSignedOut(problem), [problem]);
  return (
    <section class="pv-inbox-list" aria-labelledby="inbox-title">
      <div class="pv-inbox-head">
        <Heading id="inbox-title" tabIndex={-1}>
          {t("requests.staff.title")}
        </Heading>
        <Button variant="tertiary" onClick={onKeys}>
          {t("requests.staff.keys")}
        </Button>
      </div>
      <Questions search={search} />
      <Filters />
      {problem !== undefined && (
        <ProblemNote
          problem={problem}
          kept={items.length > 0 ? t("requests.staff.old") : undefined}
          onRetry={() => void ask()}
        />
      )}
      {state === "loading" && items.length === 0 && <Skeleton lines={6} />}
      {state === "ready" && items.length === 0 && (
        <EmptyState title={t(isNarrow ? "requests.staff.none_found" : "requests.staff.none")}>
          <p>{t(isNarrow ? "requests.staff.none_found.what" : "requests.staff.none.what")}</p>
        </EmptyState>
      )}
      {items.length > 0 && (
        <ul class="pv-inbox-rows">
          {items.map((item) => (
            <InboxRow key={item.id} item={item} isOpen={item.id === open} />
          ))}
        </ul>
      )}
      {nextCursor !== null && (
        <Button variant="secondary" wide onClick={() => void askMore()}>
          {t("requests.staff.more")}
        </Button>
      )}
    </section>
  );
}

function Questions({ search }: { search: RefObject<HTMLInputElement | null> }): JSX.Element {
  const { question } = inbox.value;
  const [words, setWords] = useState(question.words);
  useEffect(() => {
    if (words === inbox.peek().question.words) return;
    const timer = setTimeout(() => void askFor({ words }), PATIENCE_MS);
    return () => clearTimeout(timer);
  }, [words]);
  const options = [
    { value: "", label: t("requests.staff.all") },
    ...(["open", "closed"] as const).map((value) => ({ value, label: t(`requests_queue_staff.state.${value}`) })),
    ...STATES.map((value) => ({ value, label: t(`requests.staff.state.${value}`) })),
  ];
  return (
    <search class="pv-inbox-questions">
      <label class="pv-inbox-search" for="inbox-search">
        <span class="pv-hidden">{t("requests.staff.search")}</span>
        <Icon name="search" />
        <input
          ref={search}
          id="inbox-search"
          class="ds-input"
          type="search"
          autocomplete="off"
          placeholder={t("requests.staff.search_example")}
          value={words}
          onInput={(event) => setWords(event.currentTarget.value)}
        />
      </label>
      <Select
        id="inbox-state"
        label={<span class="pv-hidden">{t("requests.staff.filter")}</span>}
        value={question.state}
        options={options}
        onChange={(value) => void askFor({ state: value as InboxQuestion["state"] })}
      />
    </search>
  );
}

function InboxRow({ item, isOpen }: { item: InboxItem; isOpen: boolean }): JSX.Element {
  const isLate = item.promised_on !== null && item.promised_on < today() && !["done", "refused"].includes(item.state);
  return (
    <li>
      <a
        class="pv-inbox-row"
        href={addressOf(`/staff/demandes/${item.id}`)}
        data-inbox-row
        aria-current={isOpen ? "page" : undefined}
      >
        <span class="pv-inbox-row-head">
          <strong>{pick(item.title)}</strong>
          <Tag state={item.state}>{t(`requests.staff.state.${item.state}`)}</Tag>
        </span>
        {item.place_words && <span>{item.place_words}</span>}
        <span class="pv-inbox-row-facts">
          {[item.receipt, formatAge(item.opened_at)].join(" · ")}
          {item.has_photo && (
            <>
              {" · "}
              <Icon name="camera" label={t("requests.staff.with_photo")} />
            </>
          )}
          {item.review && ` · ${t("requests.staff.review_short")}`}
          {isLate && (
            <>
              {" · "}
              <span class="pv-late">
                {t("requests.staff.late", { day: formatDay(item.promised_on ?? "", { short: true }) })}
              </span>
            </>
          )}
        </span>
      </a>
    </li>
  );
}
