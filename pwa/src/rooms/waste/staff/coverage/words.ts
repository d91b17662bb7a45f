/** Says ground and numbers as staff read them. */
import { locale } from "../../../../kernel/dates";
import { t } from "../../../../kernel/words";
import type { StreamGround } from "./api";

const HECTARE = 10_000;

/** « 850 m² », « 2,4 ha » */
export function areaWords(squareMetres: number): string {
  if (squareMetres < HECTARE) {
    return t("waste_coverage_staff.square_metres", { size: squareMetres.toLocaleString(locale()) });
  }
  const hectares = squareMetres / HECTARE;
  const size = hectares.toLocaleString(locale(), { maximumFractionDigits: hectares < 100 ? 1 : 0 });
  return t("waste_coverage_staff.hectares", { size });
}

/** « 2, 4, 6 », « 2, 4, 6… » where there are more. */
export function numbersWords({ numbers, count }: StreamGround["in_none"][number]): string {
  const shown = numbers.join(", ");
  return count > numbers.length ? t("waste_coverage_staff.and_more", { shown }) : shown;
}
