/** What can be said of the chosen part: the form, a step, or a question. */
import type { JSX } from "preact";
import { Notification } from "../../../../ui";
import type { FormDesk } from "../desk";
import { flawsAt } from "../editing/flaws";
import { findQuestion, findStep, keyOf } from "../editing/spots";
import { flawWords } from "../sentences";
import { FormPart } from "./FormPart";
import { QuestionPart } from "./QuestionPart";
import { StepPart } from "./StepPart";

export function Properties({ desk }: { desk: FormDesk }): JSX.Element {
  const { definition, spot, flaws } = desk.state.value;
  const here = flawsAt(flaws, spot, definition);
  return (
    <form class="pv-properties" key={keyOf(spot)} onSubmit={(event) => event.preventDefault()}>
      {here.length > 0 && (
        <Notification severity="info">
          <ul>
            {[...new Set(here.map(flawWords))].map((words) => (
              <li key={words}>{words}</li>
            ))}
          </ul>
        </Notification>
      )}
      <Part desk={desk} />
    </form>
  );
}

function Part({ desk }: { desk: FormDesk }): JSX.Element {
  const { definition, spot } = desk.state.value;
  const step = spot.kind === "step" ? findStep(definition, spot.id) : undefined;
  if (step) return <StepPart desk={desk} step={step} />;
  const found = spot.kind === "question" ? findQuestion(definition, spot.id) : undefined;
  if (found) return <QuestionPart desk={desk} question={found.question} />;
  return <FormPart desk={desk} />;
}
