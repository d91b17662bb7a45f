/** One of a few ways to see the same thing, changed at once. */
import type { ComponentChildren, JSX } from "preact";
import { Button } from "./Button";

export interface SegmentsProps<V extends string> {
  /** Says what is chosen, for who cannot see that the buttons belong together. */
  label: string;
  value: V;
  options: readonly { value: V; label: ComponentChildren }[];
  onChange: (value: V) => void;
}

export function Segments<V extends string>({ label, value, options, onChange }: SegmentsProps<V>): JSX.Element {
  return (
    <fieldset class="pv-segments pv-bare">
      <legend class="pv-hidden">{label}</legend>
      {options.map((option) => (
        <Button
          key={option.value}
          variant={option.value === value ? "primary" : "secondary"}
          pressed={option.value === value}
          onClick={() => onChange(option.value)}
        >
          {option.label}
        </Button>
      ))}
    </fieldset>
  );
}

export interface ChipsProps {
  label: string;
  options: readonly { value: string; label: ComponentChildren }[];
  chosen: ReadonlySet<string>;
  onChange: (chosen: ReadonlySet<string>) => void;
}

/** Filters: none chosen means all. */
export function Chips({ label, options, chosen, onChange }: ChipsProps): JSX.Element {
  const toggle = (value: string): void => {
    const next = new Set(chosen);
    if (!next.delete(value)) next.add(value);
    onChange(next);
  };
  return (
    <fieldset class="pv-chips pv-bare pv-no-print">
      <legend class="pv-hidden">{label}</legend>
      {options.map((option) => (
        <button
          key={option.value}
          type="button"
          class="pv-chip"
          aria-pressed={chosen.has(option.value)}
          onClick={() => toggle(option.value)}
        >
          {option.label}
        </button>
      ))}
    </fieldset>
  );
}
