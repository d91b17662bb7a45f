/** Why a file is not taken, place by place; and, where the person may answer, the question. */
import type { JSX } from "preact";
import { useState } from "preact/hooks";
import { pick, t } from "../../../../../kernel/words";
import { Button, Notification, RadioGroup } from "../../../../../ui";
import { useWork } from "../../../../people/staff/views/work";
import { WideTable } from "../../views/WideTable";
import type { ShownFinding } from "../api";
import type { Refusal } from "../rules";
import { ask, file, look } from "../state";
import { ImportTrouble } from "./ImportTrouble";
import { Working } from "./Working";

export function Refused({ refusal }: { refusal: Refusal }): JSX.Element {
  const name = file.value?.name ?? "";
  return (
    <div class="pv-refused">
      <Notification
        severity="warning"
        live
        title={t(refusal.mayAnswer ? "waste_import_staff.asks" : "waste_import_staff.refused", { name })}
      >
        <p>{t("waste_import_staff.unchanged")}</p>
      </Notification>
      {refusal.mayAnswer !== "kind" && (
        <Findings
          findings={refusal.reasons}
          caption={t(refusal.mayAnswer ? "waste_import_staff.to_confirm" : "waste_import_staff.reasons")}
        />
      )}
      {refusal.mayAnswer && <Answer refusal={refusal} />}
    </div>
  );
}

function Answer({ refusal }: { refusal: Refusal }): JSX.Element {
  const [only, setOnly] = useState(refusal.kinds[0]?.name ?? "");
  const { busy, trouble, work } = useWork();
  const again = (): void => {
    if (refusal.mayAnswer === "kind") ask({ only });
    else if (refusal.mayAnswer === "replace") ask({ replace: true });
    else ask({ skip_unknown: true });
    void work(look);
  };
  return (
    <div class="pv-import-answer">
      {refusal.mayAnswer === "kind" && (
        <RadioGroup
          id="import-only"
          label={t("waste_import_staff.only")}
          value={only}
          onChange={setOnly}
          options={refusal.kinds.map(({ name, count }) => ({
            value: name,
            label: name || t("waste_import_staff.untitled"),
            help: t("waste_import_staff.events", { count }),
          }))}
        />
      )}
      <ImportTrouble trouble={trouble} />
      <div class="pv-actions">
        <Button busy={busy} onClick={again}>
          {t(`waste_import_staff.answer.${refusal.mayAnswer ?? "kind"}`)}
        </Button>
        <Working busy={busy} />
      </div>
    </div>
  );
}

export interface FindingsProps {
  findings: readonly ShownFinding[];
  caption: string;
}

export function Findings({ findings, caption }: FindingsProps): JSX.Element {
  return (
    <WideTable caption={caption} heads={[t("waste_import_staff.where"), t("waste_import_staff.why")]}>
      {findings.map((finding) => (
        <tr key={`${finding.where.fr}${finding.why.fr}`}>
          <th scope="row">{pick(finding.where)}</th>
          <td>{pick(finding.why)}</td>
        </tr>
      ))}
    </WideTable>
  );
}
