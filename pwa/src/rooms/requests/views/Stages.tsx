/** Stage k of n, with their names: a line of steps, said in words first. */
import type { JSX } from "preact";
import { pick, t } from "../../../kernel/words";
import { envelopes } from "../../../outbox/live";
import { dataset } from "../../../store/datasets";
import { Icon, Progress } from "../../../ui";
import { openForms } from "../../forms/api";
import type { MyRequest } from "../api";

export function Stages({ request }: { request: MyRequest }): JSX.Element | null {
  const { stage, stages, state } = request;
  if (stages < 1 || state === "refused") return null;
  const names = namesOf(request);
  const passed = state === "done" ? stages : stage - 1;
  const name = pick(request.stage_words) || names[stage - 1];
  return (
    <div class="pv-stages">
      <Progress
        step={stage}
        of={stages}
        words={
          name ? t("requests.stage_named", { stage, of: stages, name }) : t("requests.stage", { stage, of: stages })
        }
      />
      {names.length > 0 && (
        <ol>
          {names.map((name, index) => (
            <li key={name} aria-current={index === passed ? "step" : undefined}>
              {index < passed && <Icon name="check" />}
              <span>{name}</span>
            </li>
          ))}
        </ol>
      )}
    </div>
  );
}

/** As the town tells them; in what a device kept from before, from the form that was filled in here, else from the published one if it has as many stages. */
function namesOf({ submission_id, form, stages, stage_names }: MyRequest): string[] {
  if (stage_names?.length === stages) return stage_names.map(pick);
  const own = envelopes.value?.find(({ id }) => id === submission_id)?.definition;
  const published = openForms(dataset("forms.published").value.body).find(({ code }) => code === form);
  const definition = own ?? published;
  return definition?.stages.length === stages ? definition.stages.map(pick) : [];
}
