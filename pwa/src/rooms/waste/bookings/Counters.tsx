/** How many of each thing: two large buttons and a number between them. */
import type { JSX } from "preact";
import { pick, t } from "../../../kernel/words";
import { Button, describedBy, FieldError, FieldHelp } from "../../../ui";
import { type Counts, type itemsOf, totalOf } from "./rules";

export interface CountersProps {
  /** Of the first counter: an error summary links to it. */
  id: string;
  help: string;
  error: string | undefined;
  items: ReturnType<typeof itemsOf>;
  counts: Counts;
  most: number;
  onChange: (counts: Counts) => void;
}

export function Counters({ id, help, error, items, counts, most, onChange }: CountersProps): JSX.Element {
  const isFull = totalOf(counts) >= most;
  return (
    <fieldset
      class={error ? "ds-fieldset pv-field-wrong" : "ds-fieldset"}
      aria-describedby={describedBy({ id, help, error })}
    >
      <legend class="ds-label pv-label">{t("waste_booking.items")}</legend>
      <FieldHelp id={id} help={help} />
      <FieldError id={id} error={error} />
      <ul class="pv-counters">
        {items.map((item, index) => {
          const count = counts[item.id] ?? 0;
          const name = pick(item.label);
          const set = (next: number): void => onChange({ ...counts, [item.id]: next });
          return (
            <li key={item.id}>
              <span>{name}</span>
              <div class="pv-counter">
                <Button
                  variant="secondary"
                  icon="minus"
                  label={t("waste_booking.less", { item: name })}
                  disabled={count === 0}
                  onClick={() => set(count - 1)}
                />
                <output aria-live="polite">{count}</output>
                <Button
                  id={index === 0 ? id : undefined}
                  variant="secondary"
                  icon="plus"
                  label={t("waste_booking.more", { item: name })}
                  disabled={isFull}
                  onClick={() => set(count + 1)}
                />
              </div>
            </li>
          );
        })}
      </ul>
    </fieldset>
  );
}
