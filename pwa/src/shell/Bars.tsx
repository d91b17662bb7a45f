/** One line at a time about the state of the app itself: it informs, and never blocks. */
import type { ComponentChildren, JSX } from "preact";
import { useEffect, useState } from "preact/hooks";
import { minute, now } from "../kernel/clock";
import { formatAge } from "../kernel/dates";
import { t } from "../kernel/words";
import { onStoreTrouble, type StoreTrouble } from "../store/database";
import { lastContactAt, offline } from "../store/datasets";
import { hasUnsaved } from "../store/unsaved";
import { Button, Icon, type IconName } from "../ui";
import { updateWanted } from "./update";
import { replaced, updateWaiting } from "./worker";

export function Bars(): JSX.Element {
  const [trouble, setTrouble] = useState<StoreTrouble | undefined>(undefined);
  useEffect(() => onStoreTrouble(setTrouble), []);
  return (
    <div class="pv-bars" role="status">
      {trouble && <StoreBar trouble={trouble} onClose={() => setTrouble(undefined)} />}
      {offline.value && <OfflineBar />}
      {(updateWaiting.value || replaced.value) && <UpdateBar />}
    </div>
  );
}

function Bar({
  icon,
  children,
  action,
}: {
  icon: IconName;
  children: ComponentChildren;
  action?: ComponentChildren;
}): JSX.Element {
  return (
    <div class="pv-bar">
      <Icon name={icon} />
      <p>{children}</p>
      {action}
    </div>
  );
}

function OfflineBar(): JSX.Element {
  const at = lastContactAt.value;
  return (
    <Bar icon="offline">
      {at === undefined
        ? t("shell.offline")
        : t("shell.offline_since", { age: formatAge(at, minute.value > now() ? minute.value : now()) })}
    </Bar>
  );
}

function UpdateBar(): JSX.Element {
  const waits = updateWanted.value && hasUnsaved.value;
  const accept = (): void => {
    updateWanted.value = true;
  };
  return (
    <Bar
      icon="refresh"
      action={
        !waits && (
          <Button variant="tertiary" onClick={accept}>
            {t("shell.update.now")}
          </Button>
        )
      }
    >
      {t(waits ? "shell.update.waits" : "shell.update.ready")}
    </Bar>
  );
}

function StoreBar({ trouble, onClose }: { trouble: StoreTrouble; onClose: () => void }): JSX.Element {
  const reload = (): void => window.location.reload();
  return (
    <Bar
      icon="warning"
      action={
        <Button variant="tertiary" onClick={trouble === "outdated" ? reload : onClose}>
          {t(trouble === "outdated" ? "shell.reload" : "shell.understood")}
        </Button>
      }
    >
      {t(`shell.store.${trouble}`)}
    </Bar>
  );
}
