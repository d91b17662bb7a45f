/** Says a sector as staff read it. */
import { t } from "../../../../kernel/words";

/** The twin of `imports/schedule.py`: the sector that is the whole town. */
const EVERYWHERE = "toute-la-ville";

/** « Secteur nord », « Toute la ville » */
export function sectorWords({ code, name }: { code: string; name?: string }): string {
  return code === EVERYWHERE ? t("waste_import_staff.whole_town") : name || code;
}
