/** Day by day and sector by sector, what is not as it was. */
import type { JSX } from "preact";
import { useState } from "preact/hooks";
import { formatDay, today } from "../../../../../kernel/dates";
import { t } from "../../../../../kernel/words";
import { Button, Section, Tag, type Tone } from "../../../../../ui";
import { WideTable } from "../../views/WideTable";
import type { DayDifference, ImportPreview } from "../api";
import { totalOf } from "../rules";
import { sectorWords } from "../words";

type Days = ImportPreview["days"];
type Sectors = ImportPreview["sectors"];

const FIRST_SHOWN = 12;
const TONES: Record<DayDifference["kind"], Tone> = {
  added: "info",
  removed: "danger",
  moved: "warning",
  cancelled: "danger",
  restored: "success",
};

export function DayTable({ days, sectors }: { days: Days; sectors: Sectors }): JSX.Element | null {
  const [all, setAll] = useState(false);
  const total = totalOf(days);
  if (total === 0) return null;
  const listed = days.days ?? [];
  const shown = all ? listed : listed.slice(0, FIRST_SHOWN);
  const nameOf = (code: string): string => sectorWords(sectors.find((sector) => sector.code === code) ?? { code });
  return (
    <Section title={t("waste_import_staff.days_title")}>
      <WideTable
        caption={t("waste_import_staff.days_what")}
        heads={[t("waste_import_staff.day"), t("waste_import_staff.what"), t("waste_import_staff.in_sector")]}
      >
        {shown.map((day) => (
          <tr key={`${day.sector} ${day.kind} ${day.on} ${day.was_on ?? ""}`}>
            <th scope="row">{dayWords(day.on)}</th>
            <td>
              <Tag tone={TONES[day.kind]}>{t(`waste_import_staff.kind.${day.kind}`)}</Tag>
              {day.was_on && <> {t("waste_import_staff.was_on", { day: dayWords(day.was_on) })}</>}
            </td>
            <td>{nameOf(day.sector)}</td>
          </tr>
        ))}
      </WideTable>
      {total > listed.length && (all || listed.length <= FIRST_SHOWN) && (
        <p>{t("waste_import_staff.days_more", { count: total - listed.length })}</p>
      )}
      {!all && listed.length > FIRST_SHOWN && (
        <Button variant="tertiary" onClick={() => setAll(true)}>
          {t("waste_import_staff.days_all", { count: listed.length })}
        </Button>
      )}
    </Section>
  );
}

export function SectorTable({ sectors, elsewhere }: { sectors: Sectors; elsewhere: number }): JSX.Element {
  const [all, setAll] = useState(false);
  const shown = all ? sectors : sectors.slice(0, FIRST_SHOWN);
  return (
    <Section title={t("waste_import_staff.sectors_title")}>
      <WideTable
        caption={t("waste_import_staff.sectors_what")}
        heads={[t("waste_import_staff.in_sector"), t("waste_import_staff.what")]}
      >
        {shown.map((sector) => (
          <tr key={sector.code}>
            <th scope="row">{sectorWords(sector)}</th>
            <td>{t(`waste_import_staff.sector_state.${sector.state}`)}</td>
          </tr>
        ))}
      </WideTable>
      {!all && sectors.length > FIRST_SHOWN && (
        <Button variant="tertiary" onClick={() => setAll(true)}>
          {t("waste_import_staff.sectors_all", { count: sectors.length })}
        </Button>
      )}
      {elsewhere > 0 && <p>{t("waste_import_staff.elsewhere", { count: elsewhere })}</p>}
    </Section>
  );
}

function dayWords(on: string): string {
  return formatDay(on, { year: on.slice(0, 4) !== today().slice(0, 4) });
}
