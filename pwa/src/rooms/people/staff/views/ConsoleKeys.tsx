/** The keys of the whole console: a digit goes to a desk, `?` explains. A screen with keys of its own explains them itself. */
import type { JSX } from "preact";
import { useEffect, useState } from "preact/hooks";
import { t } from "../../../../kernel/words";
import { navigate } from "../../../../shell/router";
import { Button, Dialog, List, Row } from "../../../../ui";

export interface Desk {
  path: string;
  words: string;
}

export function ConsoleKeys({ desks }: { desks: readonly Desk[] }): JSX.Element {
  const [isHelping, setHelping] = useState(false);
  useEffect(() => {
    const onKeyDown = (event: KeyboardEvent): void => {
      if (event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey || isTyping(event.target)) return;
      const desk = desks[Number(event.key) - 1];
      if (event.key !== "?" && desk === undefined) return;
      event.preventDefault();
      if (desk) navigate(desk.path);
      else setHelping(true);
    };
    document.addEventListener("keydown", onKeyDown);
    return () => document.removeEventListener("keydown", onKeyDown);
  }, [desks]);
  return (
    <Dialog
      open={isHelping}
      title={t("people.staff.keys.title")}
      onClose={() => setHelping(false)}
      actions={
        <Button variant="secondary" onClick={() => setHelping(false)}>
          {t("ui.close")}
        </Button>
      }
    >
      <List>
        {desks.map((desk, index) => (
          <Row key={desk.path} picture={<kbd>{index + 1}</kbd>} title={t(desk.words)} />
        ))}
        <Row picture={<kbd>?</kbd>} title={t("people.staff.keys.help")} />
      </List>
    </Dialog>
  );
}

/** Keys belong to whoever types. */
function isTyping(target: EventTarget | null): boolean {
  if (!(target instanceof HTMLElement)) return false;
  return target.isContentEditable || target.closest("input, textarea, select, dialog") !== null;
}
