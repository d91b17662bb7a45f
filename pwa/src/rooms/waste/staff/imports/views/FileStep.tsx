/** Step one: for which bin, which file; picked or dropped. */
import type { JSX, TargetedDragEvent } from "preact";
import { useState } from "preact/hooks";
import { t } from "../../../../../kernel/words";
import { useDataset } from "../../../../../store/datasets";
import { Button, ErrorSummary, type FieldErrorLine, Select, TextField } from "../../../../../ui";
import { useWork } from "../../../../people/staff/views/work";
import { containerOf, upperFirst } from "../../../words";
import { TEMPLATES } from "../api";
import { isCalendar, lackOfFile } from "../rules";
import { ask, asked, choose, file, look } from "../state";
import { FilePicker } from "./FilePicker";
import { ImportTrouble } from "./ImportTrouble";
import { Working } from "./Working";

export function FileStep(): JSX.Element {
  const streams = useDataset("waste.streams").value.body?.streams ?? [];
  const [errors, setErrors] = useState<readonly FieldErrorLine[]>([]);
  const { busy, trouble, work } = useWork();
  const chosen = file.value;
  const submit = (event: SubmitEvent | TargetedDragEvent<HTMLElement>): void => {
    event.preventDefault();
    const lacks = lacksOf();
    setErrors(lacks);
    if (lacks.length === 0) void work(look);
  };
  const errorOf = (id: string): string | undefined => errors.find((error) => error.id === id)?.words;
  return (
    <form class="pv-import-form" onSubmit={submit} noValidate>
      <ErrorSummary errors={errors} />
      <Select
        id="import-stream"
        label={t("waste_import_staff.stream")}
        value={asked.value.stream}
        error={errorOf("import-stream")}
        options={[
          { value: "", label: t("waste_import_staff.stream_none") },
          ...streams.map(({ code }) => ({ value: code, label: upperFirst(containerOf(streams, code)) })),
        ]}
        onChange={(stream) => ask({ stream })}
      />
      <FilePicker
        id="import-file"
        file={chosen}
        error={errorOf("import-file")}
        onChoose={(picked) => {
          setErrors([]);
          choose(picked);
        }}
      />
      <p class="pv-import-templates">
        {t("waste_import_staff.template")}{" "}
        <a class="ds-link" href={TEMPLATES.xlsx} download>
          {t("waste_import_staff.template_xlsx")}
        </a>{" "}
        <a class="ds-link" href={TEMPLATES.csv} download>
          {t("waste_import_staff.template_csv")}
        </a>
      </p>
      {chosen && isCalendar(chosen.name) && (
        <TextField
          id="import-sector"
          label={t("waste_import_staff.sector")}
          need={t("ui.optional")}
          help={t("waste_import_staff.sector_help")}
          value={asked.value.sector}
          maxLength={120}
          onInput={(sector) => ask({ sector })}
        />
      )}
      <ImportTrouble trouble={trouble} />
      <div class="pv-actions">
        <Button type="submit" busy={busy}>
          {t("waste_import_staff.look")}
        </Button>
        <Working busy={busy} />
      </div>
    </form>
  );
}

function lacksOf(): FieldErrorLine[] {
  const lacks: FieldErrorLine[] = [];
  if (!asked.value.stream) lacks.push({ id: "import-stream", words: t("waste_import_staff.lack.stream") });
  const chosen = file.value;
  if (!chosen) return [...lacks, { id: "import-file", words: t("waste_import_staff.lack.file") }];
  const lack = lackOfFile(chosen);
  if (!lack) return lacks;
  const megabytes = lack.code === "large" ? lack.megabytes : 0;
  return [...lacks, { id: "import-file", words: t(`waste_import_staff.lack.${lack.code}`, { megabytes }) }];
}
