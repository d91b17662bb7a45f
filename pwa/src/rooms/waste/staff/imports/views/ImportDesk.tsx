/** « Importer » in the console's collections: choose a file, see what it changes, take it in; undo it below. */
import type { JSX } from "preact";
import { useEffect, useRef } from "preact/hooks";
import { t } from "../../../../../kernel/words";
import { Page, Progress, Section } from "../../../../../ui";
import { CollectionsNav } from "../../views/CollectionsNav";
import { loadImports, step, takeUp } from "../state";
import { DoneStep } from "./DoneStep";
import { FileStep } from "./FileStep";
import { History } from "./History";
import { PreviewStep } from "./PreviewStep";
import { Refused } from "./Refused";
import "../imports.css";

const STEPS = { choosing: 1, refused: 1, seen: 2, done: 3 } as const;

export function ImportDesk(): JSX.Element {
  const { at } = step.value;
  const asks = step.value.at === "refused" && step.value.refusal.mayAnswer !== undefined;
  const top = useRef<HTMLDivElement>(null);
  const before = useRef(at);
  useEffect(() => {
    takeUp();
    void loadImports();
  }, []);
  useEffect(() => {
    if (before.current !== at) top.current?.focus();
    before.current = at;
  }, [at]);
  return (
    <Page title={t("waste_import_staff.title")} lead={t("waste_import_staff.lead")} wide>
      <CollectionsNav />
      <div class="pv-import-step" ref={top} tabIndex={-1}>
        <Progress step={STEPS[at]} of={3} words={t(`waste_import_staff.step.${asks ? "asked" : at}`)} />
        {step.value.at === "refused" && <Refused refusal={step.value.refusal} />}
        {(at === "choosing" || at === "refused") && <FileStep />}
        {step.value.at === "seen" && <PreviewStep {...step.value} />}
        {step.value.at === "done" && <DoneStep taken={step.value.taken} />}
      </div>
      <Section title={t("waste_import_staff.history")}>
        <History />
      </Section>
    </Page>
  );
}
