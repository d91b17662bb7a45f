/** Asks for an address: typed and found at once, or picked from a list of streets and numbers. */
import type { JSX } from "preact";
import { useMemo, useState } from "preact/hooks";
import { t } from "../../../kernel/words";
import { Button, Combobox, type ComboboxOption, PhoneLink, Phrase, Select, WithDataset } from "../../../ui";
import { addressesOf, addressWords, type Finder, type FoundAddress, findAddresses } from "../address/finder";
import { finderFor } from "../state";

export interface AddressFinderProps {
  id: string;
  label: string;
  onChosen: (found: FoundAddress) => void;
}

export function AddressFinder(props: AddressFinderProps): JSX.Element {
  return (
    <WithDataset name="waste.addresses" lines={2}>
      {(book) => <Finding {...props} finder={finderFor(book)} />}
    </WithDataset>
  );
}

interface Suggestion extends ComboboxOption {
  /** Missing while only the street is known. */
  address: FoundAddress | undefined;
  street: string;
}

function Finding({ id, label, onChosen, finder }: AddressFinderProps & { finder: Finder }): JSX.Element {
  const [text, setText] = useState("");
  const [street, setStreet] = useState("");
  const [listing, setListing] = useState(false);
  const options = useMemo(() => suggestions(finder, text), [finder, text]);
  const onPick = (option: Suggestion): void => {
    setText(option.words);
    if (option.address) onChosen(option.address);
    else setStreet(option.street);
  };

  return (
    <div class="pv-address">
      {listing ? (
        <StreetList id={id} finder={finder} street={street} onStreet={setStreet} />
      ) : (
        <Combobox
          id={id}
          label={label}
          help={t("waste.address.help")}
          value={text}
          onInput={(typed) => {
            setText(typed);
            setStreet("");
          }}
          options={options}
          onPick={onPick}
          none={<Phrase words="waste.address.none" phone={<PhoneLink />} />}
        />
      )}
      {street && <Numbers finder={finder} street={street} onChosen={onChosen} />}
      <Button variant="tertiary" onClick={() => setListing(!listing)}>
        {t(listing ? "waste.address.type" : "waste.address.list")}
      </Button>
    </div>
  );
}

function suggestions(finder: Finder, text: string): Suggestion[] {
  return findAddresses(finder, text)
    .flatMap((found): Suggestion[] => {
      if (found.addresses.length === 0) {
        return [
          {
            id: found.street,
            words: found.street,
            detail: t("waste.address.street"),
            street: found.street,
            address: undefined,
          },
        ];
      }
      return found.addresses.map((address) => ({
        id: addressWords(address),
        words: addressWords(address),
        detail: found.exact ? undefined : t("waste.address.nearby"),
        street: found.street,
        address,
      }));
    })
    .slice(0, 8);
}

interface StreetListProps {
  id: string;
  finder: Finder;
  street: string;
  onStreet: (street: string) => void;
}

function StreetList({ id, finder, street, onStreet }: StreetListProps): JSX.Element {
  const streets = useMemo(
    () => finder.book.streets.map((one) => one.name).sort((a, b) => a.localeCompare(b, "fr")),
    [finder],
  );
  const options = [
    { value: "", label: t("waste.address.choose_street") },
    ...streets.map((name) => ({ value: name, label: name })),
  ];
  return (
    <Select id={id} label={t("waste.address.which_street")} value={street} options={options} onChange={onStreet} />
  );
}

interface NumbersProps {
  finder: Finder;
  street: string;
  onChosen: (found: FoundAddress) => void;
}

function Numbers({ finder, street, onChosen }: NumbersProps): JSX.Element {
  const addresses = addressesOf(finder, street);
  return (
    <fieldset class="ds-fieldset">
      <legend class="ds-label pv-label">{t("waste.address.which_number", { street })}</legend>
      <div class="pv-numbers">
        {addresses.map((address) => (
          <Button
            key={addressWords(address)}
            variant="secondary"
            label={addressWords(address)}
            onClick={() => onChosen(address)}
          >
            {`${address.number}${address.suffix}`}
          </Button>
        ))}
      </div>
    </fieldset>
  );
}
