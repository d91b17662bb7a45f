/** A bar for each step of the way, with its number; the same facts as a table for who does not see bars. */
import type { JSX } from "preact";
import { locale } from "../../../../kernel/dates";
import { t } from "../../../../kernel/words";
import type { Bar } from "../rules";

const WIDTH = 100;
const HEIGHT = 12;

export function ReachChart({ bars }: { bars: readonly Bar[] }): JSX.Element {
  return (
    <table class="pv-reach-chart">
      <caption class="pv-hidden">{t("notices_staff.reach.title")}</caption>
      <tbody>
        {bars.map((bar) => (
          <tr key={bar.name} data-bar={bar.name}>
            <th scope="row">{t(`notices_staff.reach.${bar.name}`)}</th>
            <td class="pv-reach-number">{bar.devices.toLocaleString(locale())}</td>
            <td class="pv-reach-bar">
              <svg viewBox={`0 0 ${WIDTH} ${HEIGHT}`} preserveAspectRatio="none" aria-hidden="true" focusable="false">
                <rect class="pv-reach-ground" width={WIDTH} height={HEIGHT} rx="1" />
                <rect class="pv-reach-fill" width={bar.share * WIDTH} height={HEIGHT} rx="1" />
              </svg>
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
