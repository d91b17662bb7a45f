/** For whom: the bins of the day, one sector, or some streets. */
import type { JSX } from "preact";
import { useMemo, useState } from "preact/hooks";
import { fold } from "../../../../../kernel/fold";
import { t } from "../../../../../kernel/words";
import { useDataset } from "../../../../../store/datasets";
import { Button, Combobox, Select } from "../../../../../ui";
import type { Stream } from "../../../api";
import { containerOf, upperFirst } from "../../../words";
import type { CollectionMonth, MonthSector } from "../../api";
import type { Draft } from "../rules";
import { setDraft } from "../state";

export interface ScopeFieldsProps {
  draft: Draft;
  month: CollectionMonth;
  streams: readonly Stream[];
}

export function ScopeFields({ draft, month, streams }: ScopeFieldsProps): JSX.Element {
  const there = collectedOn(draft, month);
  const codes = streams.map((one) => one.code).filter((code) => draft.kind === "added" || there.has(code));
  const sectors = draft.stream ? sectorsFor(draft, month, there) : [];
  const whole = draft.kind === "added" ? [] : [{ value: "", label: t("waste_month_staff.all_bins") }];
  return (
    <>
      {(codes.length > 1 || !draft.stream) && (
        <Select
          id="stream"
          label={t("waste_staff.field.stream")}
          value={draft.stream}
          options={[...whole, ...codes.map((value) => ({ value, label: upperFirst(containerOf(streams, value)) }))]}
          onChange={(stream) => setDraft({ stream, sector: "" })}
        />
      )}
      {sectors.length > 1 && (
        <Select
          id="sector"
          label={t("waste_staff.field.sector")}
          value={draft.sector}
          options={[{ value: "", label: t("waste_staff.every_sector") }, ...sectors.map(sectorOption)]}
          onChange={(sector) => setDraft({ sector })}
        />
      )}
      <StreetsField streets={draft.streets} />
    </>
  );
}

/** The sectors that have a pickup planned that day, by stream. */
function collectedOn(draft: Draft, month: CollectionMonth): Map<string, Set<string>> {
  const found = new Map<string, Set<string>>();
  for (const pickup of month.pickups) {
    if (pickup.planned_on !== draft.planned_on) continue;
    found.set(pickup.stream, (found.get(pickup.stream) ?? new Set()).add(pickup.sector));
  }
  return found;
}

function sectorsFor(draft: Draft, month: CollectionMonth, there: Map<string, Set<string>>): MonthSector[] {
  const ofStream = month.sectors.filter((sector) => sector.stream === draft.stream);
  if (draft.kind === "added") return ofStream;
  return ofStream.filter((sector) => there.get(draft.stream)?.has(sector.id));
}

function sectorOption(sector: MonthSector): { value: string; label: string } {
  const addresses = t("waste_month_staff.addresses", { count: sector.addresses });
  return { value: sector.code, label: `${sector.name} (${addresses})` };
}

const MOST = 8;

function StreetsField({ streets }: { streets: readonly string[] }): JSX.Element {
  const book = useDataset("waste.addresses").value.body;
  const [typed, setTyped] = useState("");
  const options = useMemo(() => {
    const wanted = fold(typed);
    const found = (book?.streets ?? []).filter(
      (street) => wanted && fold(street.name).includes(wanted) && !streets.includes(street.name),
    );
    return found.slice(0, MOST).map((street) => ({ id: street.name, words: street.name }));
  }, [book, typed, streets]);
  return (
    <div class="pv-streets">
      <Combobox
        id="streets"
        label={t("waste_month_staff.field.streets")}
        help={t("waste_month_staff.field.streets.help")}
        need={t("ui.optional")}
        value={typed}
        onInput={setTyped}
        options={options}
        onPick={(street) => {
          setDraft({ streets: [...streets, street.words] });
          setTyped("");
        }}
        none={t("waste_month_staff.field.streets.none")}
      />
      {streets.length > 0 && (
        <ul class="pv-streets-chosen" aria-label={t("waste_month_staff.field.streets.chosen")}>
          {streets.map((street) => (
            <li key={street}>
              {street}
              <Button
                variant="tertiary"
                icon="x"
                label={t("waste_month_staff.field.streets.remove", { street })}
                onClick={() => setDraft({ streets: streets.filter((one) => one !== street) })}
              />
            </li>
          ))}
        </ul>
      )}
    </div>
  );
}
