/** Each stream in numbers. */
import type { JSX } from "preact";
import { locale } from "../../../../../kernel/dates";
import { t } from "../../../../../kernel/words";
import { WideTable } from "../../views/WideTable";
import type { StreamCoverage } from "../api";

export interface StreamTableProps {
  streams: readonly StreamCoverage[];
  binOf: (code: string) => string;
}

export function StreamTable({ streams, binOf }: StreamTableProps): JSX.Element {
  const addresses = streams[0]?.addresses ?? 0;
  return (
    <WideTable
      caption={t("waste_coverage_staff.of_addresses", { count: addresses })}
      heads={[
        t("waste_coverage_staff.bin"),
        t("waste_coverage_staff.sectors"),
        t("waste_coverage_staff.in_none"),
        t("waste_coverage_staff.in_several"),
      ]}
      class="pv-coverage-table"
    >
      {streams.map((one) => (
        <tr key={one.stream}>
          <th scope="row">{binOf(one.stream)}</th>
          <td>{one.sectors.toLocaleString(locale())}</td>
          <td data-doubt={one.in_none > 0 || undefined}>{one.in_none.toLocaleString(locale())}</td>
          <td data-doubt={one.in_several > 0 || undefined}>{one.in_several.toLocaleString(locale())}</td>
        </tr>
      ))}
    </WideTable>
  );
}
