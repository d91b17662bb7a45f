/** A field that finds as one types. The list follows the ARIA combobox pattern: the focus stays in the field, arrows move in the list. */
import type { ComponentChildren, JSX } from "preact";
import { useState } from "preact/hooks";
import { t } from "../kernel/words";
import { describedBy, Field, type FieldProps } from "./Field";

export interface ComboboxOption {
  id: string;
  words: string;
  detail?: string | undefined;
}

export interface ComboboxProps<O extends ComboboxOption> extends FieldProps {
  value: string;
  onInput: (value: string) => void;
  options: readonly O[];
  onPick: (option: O) => void;
  /** Read aloud and shown when something was typed and nothing agrees. */
  none?: ComponentChildren | undefined;
}

/** Source: ARIA Authoring Practices, editable combobox with list autocomplete. */
export function Combobox<O extends ComboboxOption>(props: ComboboxProps<O>): JSX.Element {
  const { id, value, options, none } = props;
  const [open, setOpen] = useState(false);
  const [active, setActive] = useState({ among: options, index: -1 });
  // Other options came: what was active among the old ones is active no more.
  const chosen = active.among === options ? active.index : -1;
  const typed = value.trim();
  const shown = open && typed !== "" && options.length > 0;

  const pick = (option: O | undefined): void => {
    if (!option) return;
    setOpen(false);
    props.onPick(option);
  };
  const onKeyDown = (event: KeyboardEvent): void => {
    const by = event.key === "ArrowDown" ? 1 : event.key === "ArrowUp" ? -1 : 0;
    if (by === 0 && !(shown && (event.key === "Enter" || event.key === "Escape"))) return;
    event.preventDefault();
    setOpen(event.key !== "Escape");
    if (by !== 0) setActive({ among: options, index: step(chosen, options.length, by) });
    if (event.key === "Enter") pick(options[chosen] ?? options[0]);
  };

  return (
    <Field {...props}>
      <div class="pv-combobox">
        <input
          class="ds-input"
          id={id}
          type="text"
          role="combobox"
          autocomplete="off"
          autocapitalize="off"
          spellcheck={false}
          value={value}
          aria-expanded={shown}
          aria-controls={`${id}-list`}
          aria-autocomplete="list"
          aria-activedescendant={shown && chosen >= 0 ? `${id}-option-${chosen}` : undefined}
          aria-invalid={props.error ? "true" : undefined}
          aria-describedby={describedBy(props)}
          onInput={(event) => {
            setOpen(true);
            props.onInput(event.currentTarget.value);
          }}
          onFocus={(event) => {
            setOpen(true);
            makeRoomBelow(event.currentTarget);
          }}
          onBlur={() => setOpen(false)}
          onKeyDown={onKeyDown}
        />
        <Options id={id} options={options} shown={shown} chosen={chosen} onPick={pick} />
        <p class="pv-hidden" role="status">
          {shown ? t("ui.found", { count: options.length }) : ""}
        </p>
        {open && typed.length > 1 && options.length === 0 && none && (
          <div class="pv-none" role="status">
            {none}
          </div>
        )}
      </div>
    </Field>
  );
}

interface OptionsProps<O extends ComboboxOption> {
  id: string;
  options: readonly O[];
  shown: boolean;
  chosen: number;
  onPick: (option: O) => void;
}

function Options<O extends ComboboxOption>({ id, options, shown, chosen, onPick }: OptionsProps<O>): JSX.Element {
  return (
    <div
      class="pv-options"
      id={`${id}-list`}
      role="listbox"
      tabIndex={-1}
      aria-label={t("ui.suggestions")}
      hidden={!shown}
    >
      {shown &&
        options.map((option, index) => (
          // biome-ignore lint/a11y/useKeyWithClickEvents: the keys are those of the field, which keeps the focus
          <div
            class="pv-option"
            key={option.id}
            id={`${id}-option-${index}`}
            role="option"
            tabIndex={-1}
            aria-selected={index === chosen}
            ref={index === chosen ? showInList : undefined}
            onPointerDown={(event) => event.preventDefault()}
            onClick={() => onPick(option)}
          >
            <span class="pv-option-words">{option.words}</span>
            {option.detail && <span class="pv-option-detail">{option.detail}</span>}
          </div>
        ))}
    </div>
  );
}

const ROOM_FOR_LIST = 0.4;

/** On a phone the keyboard takes the lower half: the field goes to the top, so that its list is seen. */
function makeRoomBelow(field: HTMLElement): void {
  if (field.getBoundingClientRect().bottom > window.innerHeight * ROOM_FOR_LIST) {
    field.closest(".pv-field")?.scrollIntoView?.({ block: "start" });
  }
}

function showInList(option: HTMLElement | null): void {
  option?.scrollIntoView?.({ block: "nearest" });
}

/** From nothing chosen, down goes to the first and up to the last; both ends meet. */
function step(active: number, length: number, by: 1 | -1): number {
  if (length === 0) return -1;
  if (active < 0) return by === 1 ? 0 : length - 1;
  return (active + by + length) % length;
}
