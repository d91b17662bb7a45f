/** What of, and where: the two questions of alerts, before and after they are on. */
import type { JSX } from "preact";
import { pick, t } from "../../../kernel/words";
import { dataset } from "../../../store/datasets";
import { CheckboxGroup, type Option, RadioGroup } from "../../../ui";
import type { Where, WishForm } from "../alerts/wish";
import { TOPICS, type Topic } from "../api";

export interface WishFieldsProps {
  form: WishForm;
  /** The district of the address on this phone. */
  own: string | undefined;
  onChange: (form: WishForm) => void;
}

export function WishFields({ form, own, onChange }: WishFieldsProps): JSX.Element {
  const districts = dataset("towns.profile").value.body?.districts ?? [];
  const ownName = districts.find((district) => district.code === own)?.name;
  const where: Option[] = [
    ...(own && ownName ? [{ value: "own", label: t("notices.where.own", { district: pick(ownName) }) }] : []),
    { value: "town", label: t("notices.where.town") },
    ...(districts.length > 1 ? [{ value: "some", label: t("notices.where.some") }] : []),
  ];
  return (
    <div class="pv-wish">
      <CheckboxGroup
        id="topics"
        label={t("notices.topics")}
        options={TOPICS.map((topic) => ({
          value: topic,
          label: t(`notices.topic.${topic}`),
          help: t(`notices.topic.${topic}.help`),
        }))}
        value={form.topics}
        error={form.topics.length === 0 ? t("notices.topics.none") : undefined}
        onChange={(topics) => onChange({ ...form, topics: TOPICS.filter((topic: Topic) => topics.includes(topic)) })}
      />
      {where.length > 1 && (
        <RadioGroup
          id="where"
          label={t("notices.where")}
          help={own ? undefined : t("notices.where.no_address")}
          options={where}
          value={form.where}
          onChange={(value) => onChange({ ...form, where: value as Where })}
        />
      )}
      {form.where === "some" && (
        <CheckboxGroup
          id="districts"
          label={t("notices.districts")}
          help={t("notices.districts.help")}
          options={districts.map((district) => ({ value: district.code, label: pick(district.name) }))}
          value={form.districts}
          onChange={(chosen) => onChange({ ...form, districts: chosen })}
        />
      )}
    </div>
  );
}
