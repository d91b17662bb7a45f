/** Says that the town is at it, once it takes longer than a blink, and that a large file takes its time. */
import type { JSX } from "preact";
import { t } from "../../../../../kernel/words";
import { useAfter } from "../../../../../ui";

const LONG_MS = 4000;
const BLINK_MS = 400;

export function Working({ busy }: { busy: boolean }): JSX.Element {
  return (
    <p class="pv-working" role="status">
      {busy && <Said />}
    </p>
  );
}

function Said(): JSX.Element | null {
  const noticed = useAfter(BLINK_MS);
  const long = useAfter(LONG_MS);
  if (!noticed) return null;
  return (
    <>
      <progress aria-hidden="true" />
      <span>{t(long ? "waste_import_staff.working_long" : "waste_import_staff.working")}</span>
    </>
  );
}
