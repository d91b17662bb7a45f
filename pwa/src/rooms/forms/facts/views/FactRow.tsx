/** One thing that the person told: read, changed in place, or forgotten. */
import type { JSX } from "preact";
import { useState } from "preact/hooks";
import { now } from "../../../../kernel/clock";
import { formatDay, today, townZone } from "../../../../kernel/dates";
import { dayInZone } from "../../../../kernel/days";
import { pick, t } from "../../../../kernel/words";
import type { KeptFact } from "../../../../store/schema";
import { Button } from "../../../../ui";
import { linesOf } from "../../answers";
import { controlOf, QuestionField } from "../../fields/QuestionField";
import { findingWords } from "../../findings";
import { judge, questionFor } from "../asking";
import { replaceFact } from "../book";
import { factOf } from "../kinds";
import { nameWords } from "../people";

export function FactRow({ fact, onForget }: { fact: KeptFact; onForget: () => void }): JSX.Element {
  const [isChanging, setChanging] = useState(false);
  if (isChanging) return <Change fact={fact} onDone={() => setChanging(false)} />;
  const lines = linesOf(questionFor(fact.kind), fact.kind === "name" ? nameWords(fact.value) : fact.value);
  const what = lines.join(", ");
  return (
    <div class="pv-fact">
      {lines.map((line, index) => (
        <p key={index} class="pv-fact-value">
          {line}
        </p>
      ))}
      <p class="pv-fact-from">{fromWords(fact)}</p>
      <div class="pv-actions">
        <Button
          variant="secondary"
          icon="pencil"
          label={t("forms_facts.change_what", { what })}
          onClick={() => setChanging(true)}
        >
          {t("forms_facts.change")}
        </Button>
        <Button variant="tertiary" icon="trash" label={t("forms_facts.forget_what", { what })} onClick={onForget}>
          {t("forms_facts.forget")}
        </Button>
      </div>
    </div>
  );
}

function fromWords({ told_at, from }: KeptFact): string {
  const day = formatDay(dayInZone(new Date(told_at), townZone.value), { weekday: false, year: true });
  return from ? t("forms_facts.told", { day, form: pick(from) }) : t("forms_facts.written", { day });
}

function Change({ fact, onDone }: { fact: KeptFact; onDone: () => void }): JSX.Element {
  const question = questionFor(fact.kind);
  const [written, setWritten] = useState<unknown>(
    fact.kind === "phone"
      ? linesOf(question, fact.value)[0]
      : fact.kind === "name"
        ? nameWords(fact.value)
        : fact.value,
  );
  const [error, setError] = useState<string>();
  const keep = (event: Event): void => {
    event.preventDefault();
    const { finding, value } = judge(question, written, today());
    if (finding || value === undefined) {
      setError(finding && findingWords(finding, question));
      document.getElementById(controlOf(question.id))?.focus();
      return;
    }
    const told = factOf(fact.kind, value, now().toISOString());
    void replaceFact(fact, told).then(onDone, () => setError(t("forms_facts.not_kept")));
  };
  return (
    <form class="pv-fact" noValidate onSubmit={keep}>
      <QuestionField question={question} value={written} error={error} onChange={setWritten} />
      <div class="pv-actions">
        <Button type="submit">{t("forms_facts.keep")}</Button>
        <Button variant="secondary" onClick={onDone}>
          {t("forms_facts.cancel")}
        </Button>
      </div>
    </form>
  );
}
