/** Which bins, and in which sector. */
import type { JSX } from "preact";
import { t } from "../../../../kernel/words";
import { useDataset } from "../../../../store/datasets";
import { Select } from "../../../../ui";
import { containerOf, upperFirst } from "../../words";
import { type ChangeForm, sectorsOf } from "../rules";

export interface ScopeFieldsProps {
  form: ChangeForm;
  onChange: (part: Partial<ChangeForm>) => void;
}

export function ScopeFields({ form, onChange }: ScopeFieldsProps): JSX.Element {
  const streams = useDataset("waste.streams").value.body?.streams ?? [];
  const book = useDataset("waste.addresses").value.body;
  const bins = streams.map((stream) => ({ value: stream.code, label: upperFirst(containerOf(streams, stream.code)) }));
  const sectors = sectorsOf(book, form.stream);
  return (
    <>
      <Select
        id="stream"
        label={t("waste_staff.field.stream")}
        value={form.stream}
        options={[{ value: "", label: t("waste_staff.every_bin") }, ...bins]}
        onChange={(stream) => onChange({ stream, sector: "" })}
      />
      {sectors.length > 1 && (
        <Select
          id="sector"
          label={t("waste_staff.field.sector")}
          value={form.sector}
          options={[
            { value: "", label: t("waste_staff.every_sector") },
            ...sectors.map((code) => ({ value: code, label: upperFirst(code) })),
          ]}
          onChange={(sector) => onChange({ sector })}
        />
      )}
    </>
  );
}
