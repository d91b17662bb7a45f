/** By street corner: two streets of the town, or two names that only people here use. */
import type { JSX } from "preact";
import { useMemo } from "preact/hooks";
import { t } from "../../../../kernel/words";
import { dataset } from "../../../../store/datasets";
import { Combobox, type ComboboxOption } from "../../../../ui";
import { findAddresses } from "../../../waste/address/finder";
import { finderFor } from "../../../waste/state";
import type { PathProps } from "../PlaceField";
import { joinCorner, splitCorner } from "./corner";

export function CornerPath({ id, place, onChange }: PathProps): JSX.Element {
  const [first, second] = splitCorner(place.words);
  return (
    <>
      <Street
        id={`${id}-words`}
        label={t("forms.place.intersection.first")}
        value={first}
        onChange={(street) => onChange({ ...place, words: joinCorner(street, second) })}
      />
      <Street
        id={`${id}-second`}
        label={t("forms.place.intersection.second")}
        value={second}
        onChange={(street) => onChange({ ...place, words: joinCorner(first, street) })}
      />
    </>
  );
}

function Street({
  id,
  label,
  value,
  onChange,
}: {
  id: string;
  label: string;
  value: string;
  onChange: (street: string) => void;
}): JSX.Element {
  const book = dataset("waste.addresses").value.body;
  const options = useMemo((): ComboboxOption[] => {
    if (!book) return [];
    const streets = findAddresses(finderFor(book), value).map(({ street }) => street);
    return streets.map((street) => ({ id: street, words: street }));
  }, [book, value]);
  return (
    <Combobox
      id={id}
      label={label}
      value={value}
      onInput={onChange}
      options={options}
      onPick={(option) => onChange(option.words)}
    />
  );
}
