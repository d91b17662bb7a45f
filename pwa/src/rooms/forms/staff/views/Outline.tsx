/**
 * Steps and questions as a list to walk with the arrows. Alt and an arrow moves what is chosen; each move is told.
 *
 * One stop for the Tab key; the arrows, Home and End go on from there.
 */
import type { JSX } from "preact";
import { useEffect, useRef, useState } from "preact/hooks";
import type { Definition } from "../../../../form_engine";
import { pick, t } from "../../../../kernel/words";
import { Button } from "../../../../ui";
import type { FormDesk } from "../desk";
import { addQuestion, addStep, duplicate, move, remove } from "../editing/edit";
import { flawsAt } from "../editing/flaws";
import { FORM, findQuestion, findStep, keyOf, type Spot, spotsOf } from "../editing/spots";
import { nameOf } from "../sentences";
import { KindList } from "./KindList";

export function Outline({ desk, onOpen }: { desk: FormDesk; onOpen: () => void }): JSX.Element {
  const { definition, spot, flaws, form } = desk.state.value;
  const [isAdding, setAdding] = useState(false);
  const [told, setTold] = useState("");
  const list = useRef<HTMLUListElement>(null);
  const goTo = useRef(false);
  const spots = spotsOf(definition);
  const chosen = keyOf(spot);
  useEffect(() => {
    if (!goTo.current) return;
    goTo.current = false;
    list.current?.querySelector<HTMLElement>("[aria-current]")?.focus();
  });

  const walk = (to: Spot | undefined): void => {
    if (!to) return;
    goTo.current = true;
    desk.choose(to);
  };
  const moveBy = (by: -1 | 1): void => {
    const moved = move(definition, spot, by);
    goTo.current = true;
    desk.edit(moved);
    const place = spotsOf(moved.definition).findIndex((one) => keyOf(one) === chosen);
    setTold(
      place === spots.findIndex((one) => keyOf(one) === chosen) && moved.definition === definition
        ? t("forms_editor_staff.told.edge")
        : t("forms_editor_staff.told.moved", { name: nameAt(definition, spot), place, of: spots.length - 1 }),
    );
  };
  const drop = (): void => {
    const name = nameAt(definition, spot);
    goTo.current = true;
    desk.edit(remove(definition, spot));
    setTold(t("forms_editor_staff.told.removed", { name }));
  };
  const onKey = (event: KeyboardEvent): void => {
    const index = spots.findIndex((one) => keyOf(one) === chosen);
    const acts: Record<string, () => void> = event.altKey
      ? { ArrowUp: () => moveBy(-1), ArrowDown: () => moveBy(1) }
      : {
          ArrowUp: () => walk(spots[index - 1]),
          ArrowDown: () => walk(spots[index + 1]),
          Home: () => walk(FORM),
          End: () => walk(spots.at(-1)),
          Delete: drop,
        };
    const act = acts[event.key];
    if (!act) return;
    event.preventDefault();
    act();
  };
  return (
    <>
      <ul class="pv-outline" ref={list} aria-label={t("forms_editor_staff.pane.outline")} onKeyDown={onKey}>
        {spots.map((one) => {
          const key = keyOf(one);
          const wrong = flawsAt(flaws, one, definition).length;
          return (
            <li key={key} data-kind={one.kind}>
              <button
                type="button"
                tabIndex={key === chosen ? 0 : -1}
                aria-current={key === chosen ? "true" : undefined}
                onClick={() => {
                  desk.choose(one);
                  onOpen();
                }}
              >
                <span class="pv-outline-name">{nameAt(definition, one)}</span>
                <span class="pv-outline-kind">{kindAt(definition, one)}</span>
                {wrong > 0 && (
                  <span class="pv-outline-wrong">{t("forms_editor_staff.to_correct", { count: wrong })}</span>
                )}
              </button>
            </li>
          );
        })}
      </ul>
      <p class="pv-hidden" role="status">
        {told}
      </p>
      {spot.kind !== "form" && (
        <div class="pv-actions pv-outline-actions">
          <Button variant="secondary" onClick={() => moveBy(-1)}>
            {t("forms_editor_staff.up")}
          </Button>
          <Button variant="secondary" onClick={() => moveBy(1)}>
            {t("forms_editor_staff.down")}
          </Button>
          <Button variant="secondary" onClick={() => desk.edit(duplicate(definition, spot))}>
            {t("forms_editor_staff.duplicate")}
          </Button>
          <Button variant="secondary" tone="danger" icon="trash" onClick={drop}>
            {t("forms_editor_staff.delete")}
          </Button>
        </div>
      )}
      <div class="pv-actions">
        <Button icon="plus" expanded={isAdding} onClick={() => setAdding(!isAdding)}>
          {t("forms_editor_staff.add_question")}
        </Button>
        <Button variant="secondary" icon="plus" onClick={() => desk.edit(addStep(definition, spot, form.languages))}>
          {t("forms_editor_staff.add_step")}
        </Button>
      </div>
      {isAdding && (
        <KindList
          onPick={(kind) => {
            desk.edit(addQuestion(definition, spot, kind, form.languages));
            setAdding(false);
            onOpen();
          }}
        />
      )}
      <p class="pv-help">{t("forms_editor_staff.keys")}</p>
    </>
  );
}

function nameAt(definition: Definition, spot: Spot): string {
  if (spot.kind === "form") return t("forms_editor_staff.the_form");
  if (spot.kind === "step") return pick(findStep(definition, spot.id)?.title) || t("forms_editor_staff.a_step");
  const found = findQuestion(definition, spot.id);
  return found ? nameOf(found.question) : spot.id;
}

function kindAt(definition: Definition, spot: Spot): string {
  if (spot.kind === "form") return t("forms_editor_staff.the_form_what");
  if (spot.kind === "step") {
    const number = definition.steps.findIndex(({ id }) => id === spot.id) + 1;
    return t("forms_editor_staff.step_number", { number });
  }
  const found = findQuestion(definition, spot.id);
  return found ? t(`forms_editor_staff.kind.${found.question.type}`) : "";
}
