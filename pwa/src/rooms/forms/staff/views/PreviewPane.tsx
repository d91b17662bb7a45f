/** What citizens see, by their own renderer; filled in here, it can be kept as a case of the form. Nothing is sent. */
import type { JSX } from "preact";
import { useState } from "preact/hooks";
import { type Answers, check, type Finding } from "../../../../form_engine";
import { today } from "../../../../kernel/dates";
import { newId } from "../../../../kernel/ids";
import { pick, t } from "../../../../kernel/words";
import { Button, ErrorSummary, Notification, Progress, TextField } from "../../../../ui";
import { useWork } from "../../../people/staff/views/work";
import { controlOf, QuestionField } from "../../fields/QuestionField";
import { errorLine, errorsByQuestion } from "../../findings";
import { answerAt, answerPatch } from "../../items";
import { type FormPage, faultsOf, pagesOf, stopOn } from "../../pages";
import { RepeatedQuestions } from "../../views/RepeatedQuestions";
import { Stopped } from "../../views/Stopped";
import type { FormDesk } from "../desk";
import { stepOf } from "../editing/spots";
import { conditionWords, nameOf } from "../sentences";
import { EditorTrouble } from "./EditorTrouble";

const END = "end";

export function PreviewPane({ desk }: { desk: FormDesk }): JSX.Element {
  const { definition, spot } = desk.state.value;
  const [answers, setAnswers] = useState<Answers>({});
  const [wanted, setWanted] = useState<string>();
  const [seen, setSeen] = useState(spot);
  const [findings, setFindings] = useState<readonly Finding[]>([]);
  // What is chosen in the outline is shown here; who goes on in the preview goes on by themselves.
  const chosen = stepOf(definition, spot)?.id;
  if (seen !== spot) {
    setSeen(spot);
    if (chosen !== undefined) {
      setWanted(chosen);
      setFindings([]);
    }
  }
  const pages = pagesOf(definition, answers);
  const page = pages.find(({ step }) => step.id === wanted);
  const hidden = wanted !== END && !page ? definition.steps.find(({ id }) => id === wanted) : undefined;
  const shown = page ?? (wanted === END || hidden ? undefined : pages[0]);
  const goTo = (step: string | undefined): void => {
    setWanted(step);
    setFindings([]);
  };
  const answer = (changes: Answers): void => setAnswers({ ...answers, ...changes });
  const restart = (): void => {
    setAnswers({});
    goTo(pages[0]?.step.id);
  };
  return (
    <div class="pv-preview">
      <div class="pv-preview-head">
        <h2>{t("forms_editor_staff.pane.preview")}</h2>
        <Button variant="tertiary" icon="refresh" onClick={restart}>
          {t("forms_editor_staff.try.restart")}
        </Button>
      </div>
      <div class="pv-preview-phone">
        {hidden && (
          <Notification severity="info" title={t("forms_editor_staff.try.hidden")}>
            {hidden.when && <p>{conditionWords(hidden.when, definition)}</p>}
          </Notification>
        )}
        {shown && (
          <TriedPage
            key={shown.step.id}
            page={shown}
            number={pages.indexOf(shown) + 1}
            of={pages.length + 1}
            title={pick(definition.title)}
            answers={answers}
            findings={findings}
            onAnswer={answer}
            onBack={pages.indexOf(shown) > 0 ? () => goTo(pages[pages.indexOf(shown) - 1]?.step.id) : undefined}
            onContinue={() => {
              const faults = faultsOf(definition, answers, today(), shown);
              setFindings(faults);
              if (faults.length === 0) goTo(pages[pages.indexOf(shown) + 1]?.step.id ?? END);
            }}
          />
        )}
        {wanted === END && <TriedEnd desk={desk} answers={answers} onBack={() => goTo(pages.at(-1)?.step.id)} />}
        {!shown && !hidden && wanted !== END && <p class="pv-help">{t("forms_editor_staff.try.nothing")}</p>}
      </div>
    </div>
  );
}

interface TriedPageProps {
  page: FormPage;
  number: number;
  of: number;
  title: string;
  answers: Answers;
  findings: readonly Finding[];
  onAnswer: (changes: Answers) => void;
  onContinue: () => void;
  onBack: (() => void) | undefined;
}

function TriedPage(props: TriedPageProps): JSX.Element {
  const { page, number, of, title, answers, findings, onAnswer, onContinue, onBack } = props;
  const errors = errorsByQuestion(findings, page.questions);
  const stop = stopOn(page, answers);
  const lines = page.asked
    .filter(({ path }) => errors[path] !== undefined)
    .map(({ path, question }) => ({ id: controlOf(path), words: errorLine(nameOf(question), errors[path] ?? "") }));
  return (
    <form
      class="pv-form"
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        onContinue();
      }}
    >
      <ErrorSummary errors={lines} />
      <div class="pv-form-head">
        <Progress step={number} of={of} words={t("forms.progress", { form: title, step: number, of })} />
        <h3>{pick(page.step.title) || t("forms_editor_staff.a_step")}</h3>
        {page.step.help && <p class="pv-lead">{pick(page.step.help)}</p>}
      </div>
      {page.step.repeat ? (
        <RepeatedQuestions
          page={page}
          answers={answers}
          errors={errors}
          onChange={(_path, changes) => onAnswer(changes)}
        />
      ) : (
        page.asked.map((place) => (
          <QuestionField
            key={place.path}
            question={{ ...place.question, label: labelled(place.question) }}
            value={answerAt(place, answers)}
            error={errors[place.path]}
            onChange={(value) => onAnswer(answerPatch(place, value, answers))}
          />
        ))
      )}
      {stop ? (
        <Stopped key={stop.value} option={stop} />
      ) : (
        <div class="pv-actions">
          <Button type="submit">{t("forms.continue")}</Button>
          {onBack && (
            <Button variant="secondary" onClick={onBack}>
              {t("ui.back")}
            </Button>
          )}
        </div>
      )}
    </form>
  );
}

/** A field without words has no name for a screen reader: until it has, it is called by its kind. */
function labelled(question: FormPage["questions"][number]): Record<string, string> {
  return pick(question.label) ? question.label : { fr: nameOf(question), en: nameOf(question) };
}

function TriedEnd({ desk, answers, onBack }: { desk: FormDesk; answers: Answers; onBack: () => void }): JSX.Element {
  const { definition, form } = desk.state.value;
  const [name, setName] = useState("");
  const [kept, setKept] = useState<string>();
  const [lacksName, setLacksName] = useState(false);
  const { busy, trouble, work } = useWork();
  const pages = pagesOf(definition, answers);
  const findings = check(definition, answers, today());
  const words = errorsByQuestion(
    findings,
    pages.flatMap((page) => page.questions),
  );
  const keep = (event: SubmitEvent): void => {
    event.preventDefault();
    setLacksName(name.trim() === "");
    if (name.trim() === "") return;
    void work(async () => {
      if (!(await desk.keepCase(newId(), name.trim(), answers))) return;
      setKept(name.trim());
      setName("");
    });
  };
  return (
    <form class="pv-form" onSubmit={keep} noValidate>
      <h3>{t("forms_editor_staff.try.end")}</h3>
      <p>{t("forms_editor_staff.try.journey", { count: pages.length })}</p>
      <ol class="pv-tried-steps">
        {pages.map(({ step }) => (
          <li key={step.id}>{pick(step.title) || t("forms_editor_staff.a_step")}</li>
        ))}
      </ol>
      {Object.keys(words).length > 0 ? (
        <Notification severity="info" title={t("forms_editor_staff.try.findings")}>
          <ul>
            {Object.entries(words).map(([path, said]) => (
              <li key={path}>{said}</li>
            ))}
          </ul>
        </Notification>
      ) : (
        <p>{t("forms_editor_staff.try.no_findings")}</p>
      )}
      {kept && (
        <Notification severity="success" live title={t("forms_editor_staff.try.kept", { name: kept })}>
          <p>{t("forms_editor_staff.try.kept_what", { count: form.cases.length })}</p>
        </Notification>
      )}
      <TextField
        id="case-name"
        label={t("forms_editor_staff.try.name")}
        help={t("forms_editor_staff.try.name.help")}
        value={name}
        maxLength={120}
        error={lacksName ? t("forms_editor_staff.try.lacks_name") : undefined}
        onInput={setName}
      />
      <EditorTrouble trouble={trouble} />
      <div class="pv-actions">
        <Button type="submit" busy={busy}>
          {t("forms_editor_staff.try.keep")}
        </Button>
        <Button variant="secondary" onClick={onBack}>
          {t("ui.back")}
        </Button>
      </div>
    </form>
  );
}
