/** Which keys do what in the inbox. */
import type { JSX } from "preact";
import { t } from "../../../../kernel/words";
import { Button, Dialog } from "../../../../ui";

const KEYS = [
  ["↓ ↑", "walk"],
  ["Enter", "open"],
  ["Esc", "back"],
  ["/", "search"],
  ["1 – 4", "desks"],
  ["?", "help"],
] as const;

export function KeysDialog({ open, onClose }: { open: boolean; onClose: () => void }): JSX.Element {
  return (
    <Dialog
      open={open}
      title={t("requests.staff.keys.title")}
      onClose={onClose}
      actions={
        <Button variant="secondary" onClick={onClose}>
          {t("ui.close")}
        </Button>
      }
    >
      <dl class="pv-keys">
        {KEYS.map(([key, name]) => (
          <div key={name}>
            <dt>
              <kbd>
                {key === "Enter"
                  ? t("requests.staff.keys.enter")
                  : key === "Esc"
                    ? t("requests.staff.keys.escape")
                    : key}
              </kbd>
            </dt>
            <dd>{t(`requests.staff.keys.${name}`)}</dd>
          </div>
        ))}
      </dl>
    </Dialog>
  );
}
