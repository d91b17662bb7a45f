/** After a link: a passkey for the next time, proposed and not imposed. */
import type { JSX } from "preact";
import { t } from "../../../../kernel/words";
import { Button, Page } from "../../../../ui";
import type { Session } from "../api";
import { makePasskey } from "../passkeys";
import { cameIn } from "../session";
import { Trouble, useWork } from "./work";

export function OfferPasskey({ session, onDone }: { session: Session; onDone: () => void }): JSX.Element {
  const { busy, trouble, work } = useWork();
  const make = (): Promise<void> =>
    work(async () => {
      cameIn(await makePasskey());
      onDone();
    });
  const possible = session.can_have_passkeys;
  return (
    <Page title={t("people.staff.offer.title")} lead={t("people.staff.offer.what")}>
      <Trouble trouble={trouble} />
      {!possible && <p>{t("people.staff.offer.by_number")}</p>}
      <div class="pv-actions">
        {possible && (
          <Button icon="key" busy={busy} onClick={() => void make()}>
            {t("people.staff.offer.make")}
          </Button>
        )}
        <Button variant={possible ? "secondary" : "primary"} onClick={onDone}>
          {t(possible ? "people.staff.offer.later" : "people.staff.offer.go_on")}
        </Button>
      </div>
    </Page>
  );
}
