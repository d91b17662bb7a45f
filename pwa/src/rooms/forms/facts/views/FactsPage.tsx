/** « Mes renseignements »: what this phone remembers of the person, where each came from, and how to forget it. */
import type { JSX } from "preact";
import { useEffect, useState } from "preact/hooks";
import { t } from "../../../../kernel/words";
import type { KeptFact } from "../../../../store/schema";
import { setSetting } from "../../../../store/settings";
import { setting } from "../../../../store/settings_live";
import { Button, Dialog, EmptyState, LinkButton, Page, ProblemNote, Section, Skeleton, Switch } from "../../../../ui";
import { facts, forgetAllFacts, forgetFact, keepFacts, loadFacts } from "../book";
import "../../forms.css";
import "../facts.css";
import { kindWords } from "../asking";
import { FactRow } from "./FactRow";

const BACK = { href: "/demandes", key: "requests.title" } as const;

export function FactsPage(): JSX.Element {
  const [problem, setProblem] = useState<unknown>();
  const [forgotten, setForgotten] = useState<readonly KeptFact[]>([]);
  const load = (): void => void loadFacts().then(() => setProblem(undefined), setProblem);
  useEffect(load, []);
  const known = facts.value;
  const forget = (some: readonly KeptFact[], work: Promise<void>): void =>
    void work.then(() => setForgotten(some), setProblem);
  const restore = (): void => void keepFacts(forgotten).then(() => setForgotten([]), setProblem);
  return (
    <Page title={t("forms_facts.title")} lead={t("forms_facts.lead")} back={{ href: BACK.href, words: t(BACK.key) }}>
      {problem !== undefined && <ProblemNote problem={problem} onRetry={load} />}
      <div role="status">
        {forgotten.length > 0 && (
          <div class="pv-forgotten">
            <p>{t("forms_facts.forgotten", { count: forgotten.length })}</p>
            <Button variant="secondary" onClick={restore}>
              {t("forms_facts.restore")}
            </Button>
          </div>
        )}
      </div>
      {known === undefined && problem === undefined && <Skeleton lines={4} />}
      {known?.length === 0 && <Nothing />}
      {known !== undefined && known.length > 0 && (
        <div class="pv-facts-list">
          {kindsOf(known).map((kind) => (
            <Section key={kind} title={kindWords(kind)}>
              {known
                .filter((fact) => fact.kind === kind)
                .map((fact) => (
                  <FactRow key={fact.text} fact={fact} onForget={() => forget([fact], forgetFact(fact))} />
                ))}
            </Section>
          ))}
          <ForgetAll onForget={() => forget(known, forgetAllFacts())} />
        </div>
      )}
      <Switch
        id="facts-on"
        label={t("forms_facts.remember")}
        help={t("forms_facts.remember.help")}
        checked={!setting("facts_off").value}
        onChange={(on) => void setSetting("facts_off", !on).catch(setProblem)}
      />
    </Page>
  );
}

/** The kind told last comes first. */
function kindsOf(known: readonly KeptFact[]): string[] {
  return [...new Set(known.map(({ kind }) => kind))];
}

function ForgetAll({ onForget }: { onForget: () => void }): JSX.Element {
  const [isAsking, setAsking] = useState(false);
  const close = (): void => setAsking(false);
  const forget = (): void => {
    close();
    onForget();
  };
  return (
    <div>
      <Button variant="secondary" icon="trash" onClick={() => setAsking(true)}>
        {t("forms_facts.forget_all")}
      </Button>
      <Dialog
        open={isAsking}
        title={t("forms_facts.forget_all.title")}
        onClose={close}
        actions={
          <>
            <Button tone="danger" onClick={forget}>
              {t("forms_facts.forget_all")}
            </Button>
            <Button variant="secondary" onClick={close}>
              {t("forms_facts.cancel")}
            </Button>
          </>
        }
      >
        <p>{t("forms_facts.forget_all.what")}</p>
      </Dialog>
    </div>
  );
}

function Nothing(): JSX.Element {
  return (
    <EmptyState
      title={t("forms_facts.none")}
      actions={<LinkButton href="/services">{t("forms_facts.services")}</LinkButton>}
    >
      <p>{t("forms_facts.none.what")}</p>
    </EmptyState>
  );
}
