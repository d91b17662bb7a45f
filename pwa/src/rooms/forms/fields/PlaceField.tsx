/** Where something is, by four equal paths: address, corner, known place, or where the phone is. No map is needed. */
import type { ComponentChildren, JSX } from "preact";
import { useRef } from "preact/hooks";
import type { Place } from "../../../form_engine";
import { t } from "../../../kernel/words";
import { FieldError, RadioGroup, TextField } from "../../../ui";
import { AddressPath } from "./place/AddressPath";
import { CornerPath } from "./place/CornerPath";
import { PointPath } from "./place/PointPath";
import type { CommonProps } from "./QuestionField";

const KINDS = ["address", "intersection", "landmark", "point"] as const;

export interface PlaceFieldProps extends CommonProps {
  value: unknown;
  onChange: (value: Place) => void;
  offers?: ComponentChildren | undefined;
}

export function PlaceField({ value, onChange, offers, ...common }: PlaceFieldProps): JSX.Element {
  const place = isPlace(value) ? value : undefined;
  // Trying another path must not lose what was typed on the first.
  const others = useRef<Partial<Record<Place["kind"], Place>>>({});
  const choose = (kind: string): void => {
    if (place) others.current[place.kind] = place;
    const chosen = kind as Place["kind"];
    onChange(others.current[chosen] ?? { kind: chosen, words: "" });
  };
  const options = KINDS.map((kind) => ({
    value: kind,
    label: t(`forms.place.${kind}`),
    help: t(`forms.place.${kind}.help`),
  }));
  return (
    <div class="pv-place">
      <RadioGroup
        {...common}
        error={place ? undefined : common.error}
        lead={offers}
        options={options}
        value={place?.kind}
        onChange={choose}
      />
      {place && (
        <div class={common.error ? "pv-place-path pv-field-wrong" : "pv-place-path"}>
          <FieldError id={`${common.id}-path`} error={common.error} />
          <Path id={`${common.id}-path`} place={place} onChange={onChange} />
        </div>
      )}
    </div>
  );
}

export interface PathProps {
  id: string;
  place: Place;
  onChange: (place: Place) => void;
}

function Path(props: PathProps): JSX.Element {
  const { id, place, onChange } = props;
  switch (place.kind) {
    case "address":
      return <AddressPath {...props} />;
    case "intersection":
      return <CornerPath {...props} />;
    case "landmark":
      return (
        <TextField
          id={`${id}-words`}
          label={t("forms.place.landmark.label")}
          help={t("forms.place.landmark.example")}
          value={place.words}
          onInput={(words) => onChange({ ...place, words })}
        />
      );
    case "point":
      return <PointPath {...props} />;
  }
}

function isPlace(value: unknown): value is Place {
  return typeof value === "object" && value !== null && "kind" in value && KINDS.some((kind) => kind === value.kind);
}
