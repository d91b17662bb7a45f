/** By address: found among those of the town as one types; one that is not in the list is good too. */
import type { JSX } from "preact";
import { useMemo } from "preact/hooks";
import { t } from "../../../../kernel/words";
import { dataset } from "../../../../store/datasets";
import { Combobox, type ComboboxOption } from "../../../../ui";
import { addressWords, type Finder, findAddresses } from "../../../waste/address/finder";
import { readTyped } from "../../../waste/address/street_words";
import { finderFor } from "../../../waste/state";
import type { PathProps } from "../PlaceField";

const MOST = 8;

export function AddressPath({ id, place, onChange }: PathProps): JSX.Element {
  const book = dataset("waste.addresses").value.body;
  const options = useMemo(() => (book ? suggestions(finderFor(book), place.words) : []), [book, place.words]);
  const isUnknown = book !== undefined && place.words.trim().length > 1 && options.length === 0;
  const write = (words: string): void => onChange({ ...place, words });
  return (
    <>
      <Combobox
        id={`${id}-words`}
        label={t("forms.place.address.label")}
        help={t("forms.place.address.example")}
        value={place.words}
        onInput={write}
        options={options}
        onPick={(option) => write(option.words)}
      />
      {/* Not the field's own line: that one leaves with the focus, and would move what follows away from under the press. */}
      <p role="status">{isUnknown && t("forms.place.address.none")}</p>
    </>
  );
}

/**
 * What was typed in full comes first, also when the town has no such number: a hole in the road may be in front of a
 * field, and Enter must never move it to the neighbours'.
 */
function suggestions(finder: Finder, text: string): ComboboxOption[] {
  const { number, suffix } = readTyped(text);
  const found = findAddresses(finder, text).flatMap(({ street, addresses }) => {
    if (!number) return [street];
    return [addressWords({ number: Number(number), suffix, street }), ...addresses.map(addressWords)];
  });
  return [...new Set(found)].slice(0, MOST).map((words) => ({ id: words, words }));
}
