/** A postal address in the parts that an envelope has, with the browser's own memory of them. */
import type { ComponentChildren, JSX } from "preact";
import { useState } from "preact/hooks";
import type { AddressQuestion, Country, PostalAddress } from "../../../form_engine";
import { t } from "../../../kernel/words";
import { Button, describedBy, FieldError, FieldHelp, Need, Select, TextField } from "../../../ui";
import { countryName } from "../answers";
import type { CommonProps } from "./QuestionField";

const COUNTRIES: Country[] = ["CA", "US", "FR", "BE", "CH", "LU"];
/** The nearest first. */
const PROVINCES = ["QC", "ON", "NB", "NS", "PE", "NL", "MB", "SK", "AB", "BC", "YT", "NT", "NU"];

export interface PostalAddressFieldProps extends CommonProps {
  question: AddressQuestion;
  value: unknown;
  onChange: (value: PostalAddress) => void;
  offers?: ComponentChildren | undefined;
}

export function PostalAddressField({
  id,
  label,
  help,
  need,
  error,
  question,
  value,
  onChange,
  offers,
}: PostalAddressFieldProps): JSX.Element {
  const address = isAddress(value) ? value : {};
  const usual = question.country ?? "CA";
  const country = address.country ?? usual;
  const [isAbroad, setAbroad] = useState(country !== usual);
  const countries = question.countries ?? COUNTRIES;
  const part = (name: keyof PostalAddress) => (typed: string) =>
    onChange({ country, ...withoutRegion(address, name), [name]: typed });
  return (
    <fieldset
      class={error ? "ds-fieldset pv-field-wrong" : "ds-fieldset"}
      aria-describedby={describedBy({ id, help, error })}
    >
      <legend class="ds-label pv-label">
        {label}
        <Need words={need} />
      </legend>
      <FieldHelp id={id} help={help} />
      <FieldError id={id} error={error} />
      {offers}
      <div class="pv-parts">
        {isAbroad && (
          <Select
            id={`${id}-country`}
            label={t("forms.address.country")}
            value={country}
            options={countries.map((code) => ({ value: code, label: countryName(code) }))}
            onChange={part("country")}
          />
        )}
        <TextField
          id={id}
          label={t("forms.address.line1")}
          autocomplete="address-line1"
          value={address.line1 ?? ""}
          onInput={part("line1")}
        />
        <TextField
          id={`${id}-line2`}
          label={t("forms.address.line2")}
          need={t("ui.optional")}
          autocomplete="address-line2"
          value={address.line2 ?? ""}
          onInput={part("line2")}
        />
        <TextField
          id={`${id}-city`}
          label={t("forms.address.city")}
          autocomplete="address-level2"
          value={address.city ?? ""}
          onInput={part("city")}
        />
        {country === "CA" && (
          <Select
            id={`${id}-region`}
            label={t("forms.address.province")}
            value={address.region ?? ""}
            options={[
              { value: "", label: t("forms.choose") },
              ...PROVINCES.map((code) => ({ value: code, label: t(`forms.province.${code}`) })),
            ]}
            onChange={part("region")}
          />
        )}
        {country === "US" && (
          <TextField
            id={`${id}-region`}
            label={t("forms.address.state")}
            size={4}
            autocomplete="address-level1"
            value={address.region ?? ""}
            onInput={part("region")}
          />
        )}
        <TextField
          id={`${id}-postal_code`}
          label={t("forms.address.postal_code")}
          size={10}
          autocomplete="postal-code"
          value={address.postal_code ?? ""}
          onInput={part("postal_code")}
        />
      </div>
      {!isAbroad && countries.length > 1 && (
        <Button variant="tertiary" onClick={() => setAbroad(true)}>
          {t("forms.address.abroad")}
        </Button>
      )}
    </fieldset>
  );
}

/** A province of one country means nothing in another. */
function withoutRegion(address: PostalAddress, changed: keyof PostalAddress): PostalAddress {
  if (changed !== "country") return address;
  const { region: _region, ...rest } = address;
  return rest;
}

function isAddress(value: unknown): value is PostalAddress {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
