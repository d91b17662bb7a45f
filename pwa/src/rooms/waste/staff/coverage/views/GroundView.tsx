/** One stream in full: the lists, and the picture beside them. */
import type { ComponentChildren, JSX } from "preact";
import { useState } from "preact/hooks";
import { language, pick, t } from "../../../../../kernel/words";
import { Button, Notification } from "../../../../../ui";
import { WideTable } from "../../views/WideTable";
import type { StreamGround } from "../api";
import { tableOf } from "../api";
import { areaWords, numbersWords } from "../words";
import { GroundMap } from "./GroundMap";

const FIRST_SHOWN = 20;

export function GroundView({ ground }: { ground: StreamGround }): JSX.Element {
  const doubts = ground.in_none.length + ground.in_several.length;
  const isClean = doubts + ground.overlaps.length + ground.holes.length + ground.unmatched.length === 0;
  return (
    <div class="pv-ground">
      <div class="pv-ground-lists">
        {isClean && <Notification severity="success" title={t("waste_coverage_staff.clean")} />}
        {doubts > 0 && (
          <p>
            <a class="ds-link" href={tableOf(ground.stream, language.value)} download>
              {t("waste_coverage_staff.table")}
            </a>
          </p>
        )}
        <Rows
          caption={t("waste_coverage_staff.none_list")}
          heads={["street", "numbers"]}
          rows={ground.in_none.map((one) => [one.street, numbersWords(one)])}
        />
        <Rows
          caption={t("waste_coverage_staff.several_list")}
          heads={["street", "numbers", "sectors"]}
          rows={ground.in_several.map((one) => [one.street, numbersWords(one), one.sectors.join(", ")])}
        />
        <Rows
          caption={t("waste_coverage_staff.overlaps")}
          heads={["sectors", "size", "addresses"]}
          rows={ground.overlaps.map((one) => [
            t("waste_coverage_staff.pair", { one: one.one, other: one.other }),
            areaWords(one.square_metres),
            one.addresses,
          ])}
        />
        <Rows
          caption={t("waste_coverage_staff.holes")}
          heads={["near", "size", "addresses"]}
          rows={ground.holes.map((one) => [one.near, areaWords(one.square_metres), one.addresses])}
        />
        <Rows
          caption={t("waste_coverage_staff.unmatched", { name: ground.unmatched_in })}
          heads={["line", "reason"]}
          rows={ground.unmatched.map((one) => [pick(one.where), pick(one.why)])}
        />
      </div>
      {ground.height > 0 && <GroundMap ground={ground} />}
    </div>
  );
}

type Head = "street" | "numbers" | "sectors" | "size" | "addresses" | "near" | "line" | "reason";

interface RowsProps {
  caption: string;
  heads: readonly Head[];
  rows: readonly (readonly ComponentChildren[])[];
}

function Rows({ caption, heads, rows }: RowsProps): JSX.Element | null {
  const [all, setAll] = useState(false);
  if (rows.length === 0) return null;
  const shown = all ? rows : rows.slice(0, FIRST_SHOWN);
  return (
    <div>
      <WideTable caption={caption} heading heads={heads.map((head) => t(`waste_coverage_staff.head.${head}`))}>
        {shown.map(([first, ...rest]) => (
          <tr key={[first, ...rest].join("|")}>
            <th scope="row">{first}</th>
            {rest.map((cell, index) => (
              <td key={heads[index + 1]}>{cell}</td>
            ))}
          </tr>
        ))}
      </WideTable>
      {!all && rows.length > FIRST_SHOWN && (
        <Button variant="tertiary" onClick={() => setAll(true)}>
          {t("waste_coverage_staff.show_all", { count: rows.length })}
        </Button>
      )}
    </div>
  );
}
