/** How old what the screen shows is. */
import type { JSX } from "preact";
import { minute, now } from "../kernel/clock";
import { formatAge } from "../kernel/dates";
import { t } from "../kernel/words";
import type { DatasetState } from "../store/datasets";
import { Icon } from "./icons";

export function Age({ dataset }: { dataset: Pick<DatasetState<unknown>, "fetched_at" | "stale"> }): JSX.Element | null {
  const at = dataset.fetched_at;
  if (at === undefined) return null;
  const moved = minute.value;
  const age = formatAge(at, moved > now() ? moved : now());
  return (
    <p class="pv-age">
      <Icon name={dataset.stale ? "offline" : "check"} />
      {t(dataset.stale ? "ui.age.stale" : "ui.age.fresh", { age })}
    </p>
  );
}
