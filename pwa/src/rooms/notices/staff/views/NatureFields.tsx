/** What kind of notice it is, and how grave. */
import type { JSX } from "preact";
import { t } from "../../../../kernel/words";
import { RadioGroup, Select } from "../../../../ui";
import type { Kind, NoticeSeverity } from "../../api";
import type { Desk } from "../desk";

const KINDS: readonly Kind[] = ["emergency", "boil_water", "works", "snow", "collection", "news", "event"];
const SEVERITIES: readonly NoticeSeverity[] = ["emergency", "warning", "information"];

export function NatureFields({ desk }: { desk: Desk }): JSX.Element {
  const { content } = desk.state.value;
  return (
    <fieldset class="pv-editor-part">
      <legend>{t("notices_staff.part.nature")}</legend>
      <Select
        id="kind"
        label={t("notices_staff.field.kind")}
        help={t("notices_staff.field.kind.help")}
        value={content.kind}
        options={KINDS.map((kind) => ({ value: kind, label: t(`notices_staff.kind.${kind}`) }))}
        onChange={(kind) => desk.change({ kind: kind as Kind })}
      />
      <RadioGroup
        id="severity"
        label={t("notices_staff.field.severity")}
        options={SEVERITIES.map((severity) => ({
          value: severity,
          label: t(`notices.severity.${severity}`),
          help: t(`notices_staff.severity.${severity}.help`),
        }))}
        value={content.severity}
        onChange={(severity) => desk.change({ severity: severity as NoticeSeverity })}
      />
    </fieldset>
  );
}
