/** A form that was made for a newer app than this one: how to get it, and whom to call meanwhile. */
import type { JSX } from "preact";
import { t } from "../../../kernel/words";
import { updateWanted } from "../../../shell/update";
import { updateWaiting } from "../../../shell/worker";
import { Button, Notification, Page, PhoneLink, Phrase } from "../../../ui";

export function UpdateFirst({ title }: { title: string }): JSX.Element {
  const update = (): void => {
    updateWanted.value = true;
    // Nothing waits: opening anew asks the town for the app's newest version.
    if (updateWaiting.peek() === undefined) window.location.reload();
  };
  return (
    <Page title={title} back={{ href: "/services", words: t("forms.back_to_services") }}>
      <Notification
        severity="info"
        title={t("forms.update.title")}
        actions={<Button onClick={update}>{t("shell.update.now")}</Button>}
      >
        <p>{t("forms.update.detail")}</p>
        <p>
          <Phrase words="ui.call_us" phone={<PhoneLink />} />
        </p>
      </Notification>
    </Page>
  );
}
