/** For which districts, from when, until when; times are the town's. */
import type { JSX } from "preact";
import { useState } from "preact/hooks";
import { townZone } from "../../../../kernel/dates";
import { pick, t } from "../../../../kernel/words";
import { dataset } from "../../../../store/datasets";
import { CheckboxGroup, RadioGroup, TextField } from "../../../../ui";
import type { Desk } from "../desk";
import { fromField, toField } from "../local_time";

export function WhereWhenFields({ desk }: { desk: Desk }): JSX.Element {
  const { content } = desk.state.value;
  const zone = townZone.value;
  return (
    <fieldset class="pv-editor-part">
      <legend>{t("notices_staff.part.where_when")}</legend>
      <Districts desk={desk} />
      <div class="pv-editor-times">
        <TextField
          id="starts_at"
          type="datetime-local"
          label={t("notices_staff.field.starts_at")}
          help={t("notices_staff.field.starts_at.help")}
          value={toField(content.starts_at, zone)}
          onInput={(field) => desk.change({ starts_at: fromField(field, zone) })}
        />
        <TextField
          id="ends_at"
          type="datetime-local"
          label={t("notices_staff.field.ends_at")}
          help={t("notices_staff.field.ends_at.help")}
          value={toField(content.ends_at, zone)}
          onInput={(field) => desk.change({ ends_at: fromField(field, zone) })}
        />
      </div>
    </fieldset>
  );
}

function Districts({ desk }: { desk: Desk }): JSX.Element {
  const { content } = desk.state.value;
  const [choosing, setChoosing] = useState(content.districts.length > 0);
  const districts = dataset("towns.profile").value.body?.districts ?? [];
  const choose = (where: string): void => {
    setChoosing(where === "some");
    if (where === "town") desk.change({ districts: [] });
  };
  const sectors = content.sectors?.length ?? 0;
  return (
    <>
      <RadioGroup
        id="where"
        label={t("notices_staff.field.where")}
        help={sectors > 0 ? t("notices_staff.field.where.sectors", { count: sectors }) : undefined}
        options={[
          { value: "town", label: t("notices.where.town") },
          { value: "some", label: t("notices.where.some") },
        ]}
        value={choosing ? "some" : "town"}
        onChange={choose}
      />
      {choosing && (
        <CheckboxGroup
          id="districts"
          label={t("notices.districts")}
          help={content.districts.length === 0 ? t("notices_staff.field.districts.none") : undefined}
          options={districts.map((district) => ({ value: district.code, label: pick(district.name) }))}
          value={content.districts}
          onChange={(chosen) => desk.change({ districts: chosen })}
        />
      )}
    </>
  );
}
