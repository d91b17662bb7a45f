/** By address: found among those of the town as one types; one that is not in the list is good too. */
import type { JSX } from "preact";
import { useMemo } from "preact/hooks";
import { t } from "../../../../kernel/words";
import { dataset } from "../../../../store/datasets";
import { setting } from "../../../../store/settings_live";
import { Button, Combobox, type ComboboxOption } from "../../../../ui";
import { addressWords, findAddresses } from "../../../waste/address/finder";
import { finderFor } from "../../../waste/state";
import type { PathProps } from "../PlaceField";

export function AddressPath({ id, place, onChange }: PathProps): JSX.Element {
  const book = dataset("waste.addresses").value.body;
  const home = setting("address").value;
  const options = useMemo(() => (book ? suggestions(finderFor(book), place.words) : []), [book, place.words]);
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
        none={t("forms.place.address.none")}
      />
      {home && home.words !== place.words && (
        <Button variant="tertiary" icon="house" onClick={() => write(home.words)}>
          {t("forms.place.address.home", { address: home.words })}
        </Button>
      )}
    </>
  );
}

function suggestions(finder: Parameters<typeof findAddresses>[0], text: string): ComboboxOption[] {
  const found = findAddresses(finder, text).flatMap(({ street, addresses }) =>
    addresses.length > 0 ? addresses.map(addressWords) : [street],
  );
  // What is typed in full needs no suggestion of itself.
  return found
    .filter((words) => words !== text)
    .slice(0, 8)
    .map((words) => ({ id: words, words }));
}
