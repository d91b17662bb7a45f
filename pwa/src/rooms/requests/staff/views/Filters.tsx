/** Which requests the list shows, beyond state and words; kept under a name for oneself or for all. */
import type { JSX } from "preact";
import { useEffect, useState } from "preact/hooks";
import { hasWords, language, pick, t } from "../../../../kernel/words";
import { Button, Icon, ProblemNote, Select, Switch, TextField } from "../../../../ui";
import { inbox } from "../inbox";
import { countFilters, EVERYTHING, type Sort } from "../question";
import { askFor, choices, filters, forget, keep, queueProblem, readQueue } from "../queue";
import { questionOfFilter, type SavedFilter, tableAddress } from "../queue_api";

const PATIENCE_MS = 250;

export function Filters(): JSX.Element {
  const { question } = inbox.value;
  const many = countFilters(question);
  const [isOpen, setOpen] = useState(false);
  const toggle = (open: boolean): void => {
    setOpen(open);
    if (open) void readQueue();
  };
  return (
    <details class="pv-queue-filters" onToggle={(event) => toggle(event.currentTarget.open)}>
      <summary>
        {many > 0 ? t("requests_queue_staff.filters_many", { many }) : t("requests_queue_staff.filters")}
      </summary>
      {isOpen && <Fields />}
    </details>
  );
}

function Fields(): JSX.Element {
  const { question } = inbox.value;
  return (
    <div class="pv-queue-fields">
      {queueProblem.value !== undefined && (
        <ProblemNote problem={queueProblem.value} onRetry={() => void readQueue()} />
      )}
      <Saved />
      <Choices />
      <Days />
      <div class="pv-actions">
        <Button variant="tertiary" onClick={() => void askFor({ ...EVERYTHING })}>
          {t("requests_queue_staff.clear")}
        </Button>
        <a class="ds-link" href={tableAddress(question, language.value)} download>
          <Icon name="download" /> {t("requests_queue_staff.table")}
        </a>
        <a class="ds-link" href="/staff/statistiques">
          {t("requests_statistics_staff.title")}
        </a>
      </div>
      <Keep />
    </div>
  );
}

/** The filters that were kept; pressing one asks it. */
function Saved(): JSX.Element | null {
  if (filters.value.length === 0) return null;
  return (
    <ul class="pv-queue-saved" aria-label={t("requests_queue_staff.saved")}>
      {filters.value.map((one) => (
        <li key={one.id}>
          <Button variant="secondary" onClick={() => void askFor(questionOfFilter(one))}>
            {nameOf(one)}
          </Button>
          {one.is_mine && (
            <Button variant="tertiary" onClick={() => void forget(one.id)}>
              {t("requests_queue_staff.forget")}
              <span class="pv-hidden"> {one.name}</span>
            </Button>
          )}
        </li>
      ))}
    </ul>
  );
}

function nameOf({ name, is_shared }: SavedFilter): string {
  return is_shared ? t("requests_queue_staff.shared_name", { name }) : name;
}

function Choices(): JSX.Element {
  const { question } = inbox.value;
  const offered = choices.value;
  const any = { value: "", label: t("requests_queue_staff.any") };
  return (
    <>
      <Select
        id="queue-assignee"
        label={t("requests_queue_staff.assignee")}
        value={question.assignee}
        options={[
          any,
          { value: "me", label: t("requests_queue_staff.mine") },
          { value: "nobody", label: t("requests_queue_staff.nobody") },
          ...(offered?.colleagues ?? []).map(({ id, name }) => ({ value: id, label: name })),
        ]}
        onChange={(assignee) => void askFor({ assignee })}
      />
      <Select
        id="queue-category"
        label={t("requests_queue_staff.category")}
        value={question.category}
        options={[any, ...(offered?.categories ?? []).map(({ code, title }) => ({ value: code, label: pick(title) }))]}
        onChange={(category) => void askFor({ category })}
      />
      <Select
        id="queue-desk"
        label={t("requests_queue_staff.desk")}
        value={question.desk}
        options={[
          any,
          { value: "none", label: t("requests_queue_staff.no_desk") },
          ...(offered?.desks ?? []).map((code) => ({ value: code, label: code })),
        ]}
        onChange={(desk) => void askFor({ desk })}
      />
      <Select
        id="queue-channel"
        label={t("requests_queue_staff.channel")}
        value={question.channel}
        options={[any, ...(offered?.channels ?? []).map((code) => ({ value: code, label: channelWords(code) }))]}
        onChange={(channel) => void askFor({ channel })}
      />
      <Select
        id="queue-sort"
        label={t("requests_queue_staff.sort")}
        value={question.sort}
        options={["newest", "oldest", "promised"].map((value) => ({
          value,
          label: t(`requests_queue_staff.sort.${value}`),
        }))}
        onChange={(sort) => void askFor({ sort: sort as Sort })}
      />
    </>
  );
}

function channelWords(code: string): string {
  const key = `requests_queue_staff.channel.${code}`;
  return hasWords(key) ? t(key) : code;
}

function Days(): JSX.Element {
  const { question } = inbox.value;
  const [where, setWhere] = useState(question.place);
  useEffect(() => {
    if (where === inbox.peek().question.place) return;
    const timer = setTimeout(() => void askFor({ place: where }), PATIENCE_MS);
    return () => clearTimeout(timer);
  }, [where]);
  return (
    <>
      <TextField id="queue-place" label={t("requests_queue_staff.place")} value={where} onInput={setWhere} />
      <TextField
        id="queue-from"
        type="date"
        label={t("requests_queue_staff.from")}
        value={question.opened_from}
        onInput={(opened_from) => void askFor({ opened_from })}
      />
      <TextField
        id="queue-to"
        type="date"
        label={t("requests_queue_staff.to")}
        value={question.opened_to}
        onInput={(opened_to) => void askFor({ opened_to })}
      />
      <Switch
        id="queue-late"
        label={t("requests_queue_staff.late")}
        checked={question.late}
        onChange={(late) => void askFor({ late })}
      />
      <Switch
        id="queue-review"
        label={t("requests_queue_staff.review")}
        checked={question.review}
        onChange={(review) => void askFor({ review })}
      />
    </>
  );
}

function Keep(): JSX.Element {
  const [name, setName] = useState("");
  const [isShared, setShared] = useState(false);
  const save = async (event: Event): Promise<void> => {
    event.preventDefault();
    if (name.trim() && (await keep(name.trim(), isShared))) setName("");
  };
  return (
    <form class="pv-queue-keep" onSubmit={(event) => void save(event)}>
      <TextField id="queue-name" label={t("requests_queue_staff.name")} value={name} maxLength={60} onInput={setName} />
      <Switch id="queue-shared" label={t("requests_queue_staff.share")} checked={isShared} onChange={setShared} />
      <Button type="submit" variant="secondary" disabled={name.trim() === ""}>
        {t("requests_queue_staff.keep")}
      </Button>
    </form>
  );
}
