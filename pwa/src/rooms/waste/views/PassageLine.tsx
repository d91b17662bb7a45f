/** What the crew said of a pickup in this street, under it; nothing when nobody said anything. */
import type { JSX } from "preact";
import { minute } from "../../../kernel/clock";
import { formatAge, today, townZone } from "../../../kernel/dates";
import { t } from "../../../kernel/words";
import { useDataset } from "../../../store/datasets";
import { setting } from "../../../store/settings_live";
import { Icon } from "../../../ui";
import type { Pickup, Stream } from "../api";
import { passageOf } from "../passages";
import { passageWords } from "../words";

export interface PassageLineProps {
  pickup: Pickup;
  /** Where the line stands alone, it begins with the bin. */
  streams?: readonly Stream[] | undefined;
}

export function PassageLine({ pickup, streams }: PassageLineProps): JSX.Element | null {
  const { body, stale, fetched_at } = useDataset("waste.passages").value;
  const passage = passageOf(body?.passages ?? [], pickup, {
    street: setting("address").value?.street ?? "",
    zone: townZone.value,
  });
  if (!passage) return null;
  const line = passageWords(passage, pickup, today(), streams);
  return (
    <p class="pv-passage" data-state={passage.state}>
      <Icon name={passage.state === "done" ? "circle-check" : "clock"} />
      <span>
        {stale && fetched_at !== undefined
          ? t("waste_passage.aged", { line, age: formatAge(fetched_at, minute.value) })
          : line}
      </span>
    </p>
  );
}
