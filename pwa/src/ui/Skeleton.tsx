/** The shape of what is coming, shown only when it takes longer than a blink. */
import type { JSX } from "preact";
import { useEffect, useState } from "preact/hooks";
import { t } from "../kernel/words";

const PATIENCE_MS = 300;

/** True once `ms` have passed since the component appeared. */
export function useAfter(ms: number): boolean {
  const [passed, setPassed] = useState(false);
  useEffect(() => {
    const timer = setTimeout(() => setPassed(true), ms);
    return () => clearTimeout(timer);
  }, [ms]);
  return passed;
}

export function Skeleton({ lines = 3 }: { lines?: number | undefined }): JSX.Element {
  const shown = useAfter(PATIENCE_MS);
  return (
    <div class="pv-skeleton" role="status">
      {shown && (
        <>
          <span class="pv-hidden">{t("ui.loading")}</span>
          {Array.from({ length: lines }, (_, line) => (
            <span class="ds-skeleton" aria-hidden="true" key={line} />
          ))}
        </>
      )}
    </div>
  );
}
