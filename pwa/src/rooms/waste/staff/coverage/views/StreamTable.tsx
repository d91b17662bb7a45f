/** Each stream in numbers. */
import type { JSX } from "preact";
import { locale } from "../../../../../kernel/dates";
import { t } from "../../../../../kernel/words";
import type { StreamCoverage } from "../api";

export interface StreamTableProps {
  streams: readonly StreamCoverage[];
  binOf: (code: string) => string;
}

export function StreamTable({ streams, binOf }: StreamTableProps): JSX.Element {
  const addresses = streams[0]?.addresses ?? 0;
  return (
    <div class="pv-scroll">
      <table class="pv-table pv-coverage-table">
        <caption>{t("waste_coverage_staff.of_addresses", { count: addresses })}</caption>
        <thead>
          <tr>
            <th scope="col">{t("waste_coverage_staff.bin")}</th>
            <th scope="col">{t("waste_coverage_staff.sectors")}</th>
            <th scope="col">{t("waste_coverage_staff.in_none")}</th>
            <th scope="col">{t("waste_coverage_staff.in_several")}</th>
          </tr>
        </thead>
        <tbody>
          {streams.map((one) => (
            <tr key={one.stream}>
              <th scope="row">{binOf(one.stream)}</th>
              <td>{one.sectors.toLocaleString(locale())}</td>
              <td data-doubt={one.in_none > 0 || undefined}>{one.in_none.toLocaleString(locale())}</td>
              <td data-doubt={one.in_several > 0 || undefined}>{one.in_several.toLocaleString(locale())}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
