/** The kinds of question to choose from, each with what it is good for. */
import type { JSX } from "preact";
import { useEffect, useRef } from "preact/hooks";
import { t } from "../../../../kernel/words";
import { KINDS, type Kind } from "../editing/kinds";

export function KindList({ onPick }: { onPick: (kind: Kind) => void }): JSX.Element {
  const list = useRef<HTMLUListElement>(null);
  useEffect(() => list.current?.querySelector("button")?.focus(), []);
  return (
    <ul class="pv-kinds" ref={list} aria-label={t("forms_editor_staff.kinds")}>
      {KINDS.map((kind) => (
        <li key={kind}>
          <button type="button" onClick={() => onPick(kind)}>
            <strong>{t(`forms_editor_staff.kind.${kind}`)}</strong>
            <span>{t(`forms_editor_staff.kind.${kind}.what`)}</span>
          </button>
        </li>
      ))}
    </ul>
  );
}
