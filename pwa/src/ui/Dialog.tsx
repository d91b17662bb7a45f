/** A question that must be answered before going on. The browser keeps the focus inside and gives it back. */
import type { ComponentChildren, JSX } from "preact";
import { useEffect, useId, useRef } from "preact/hooks";

export interface DialogProps {
  open: boolean;
  title: ComponentChildren;
  onClose: () => void;
  children?: ComponentChildren | undefined;
  actions?: ComponentChildren | undefined;
}

export function Dialog({ open, title, onClose, children, actions }: DialogProps): JSX.Element {
  const box = useRef<HTMLDialogElement>(null);
  const titleId = useId();
  useEffect(() => {
    const dialog = box.current;
    if (!dialog) return;
    if (open && !dialog.open) dialog.showModal();
    if (!open && dialog.open) dialog.close();
  }, [open]);
  return (
    <dialog class="ds-dialog" ref={box} aria-labelledby={titleId} onClose={onClose}>
      {open && (
        <>
          <h2 id={titleId}>{title}</h2>
          {children}
          {actions && <div class="pv-actions">{actions}</div>}
        </>
      )}
    </dialog>
  );
}
