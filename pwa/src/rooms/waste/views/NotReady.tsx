/** A collection screen that has nothing to show yet, or cannot: loading, failed, or an address in no sector. */
import type { JSX } from "preact";
import { t } from "../../../kernel/words";
import { refreshDataset } from "../../../store/datasets";
import { setting } from "../../../store/settings_live";
import { Notification, PhoneLink, Phrase, ProblemNote, Skeleton } from "../../../ui";
import type { CollectionsState } from "./useCollections";

export function NotReady({ collections }: { collections: CollectionsState }): JSX.Element {
  const zone = setting("zone").value ?? "";
  if (collections.state === "failed") {
    const retry = (): void => {
      void refreshDataset("waste.streams");
      void refreshDataset("waste.calendar", zone);
    };
    return <ProblemNote problem={collections.problem} kept={t("waste.failed_kept")} onRetry={retry} />;
  }
  if (collections.state !== "no-zone") return <Skeleton lines={5} />;
  return (
    <Notification
      severity="warning"
      title={t("waste.no_zone.title", { address: setting("address").value?.words ?? "" })}
    >
      <p>
        <Phrase words="waste.no_zone.what" phone={<PhoneLink />} />
      </p>
      <p>
        <a class="ds-link" href="/adresse">
          {t("waste.change_address")}
        </a>
      </p>
    </Notification>
  );
}
