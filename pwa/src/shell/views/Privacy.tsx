/** « Vie privée »: what stays on the phone, what leaves it, and the way to wipe it. */
import type { JSX } from "preact";
import { useState } from "preact/hooks";
import { t } from "../../kernel/words";
import { wipe } from "../../store/wipe";
import { Button, Dialog, Page, PhoneLink, Phrase, Section } from "../../ui";
import { Prose } from "./Prose";

export function Privacy(): JSX.Element {
  const [asking, setAsking] = useState(false);
  const forget = (): void => {
    void wipe().then(() => window.location.assign("/"));
  };
  return (
    <Page title={t("shell.privacy")} lead={t("shell.privacy.lead")}>
      <Prose name="shell.privacy" parts={["phone", "town", "device", "alerts", "rights"]} />
      <p>
        <Phrase words="shell.privacy.person" phone={<PhoneLink />} />
      </p>
      <Section title={t("shell.privacy.wipe.title")}>
        <p>{t("shell.privacy.wipe.text")}</p>
        <div class="pv-actions">
          <Button variant="secondary" tone="danger" icon="trash" onClick={() => setAsking(true)}>
            {t("shell.privacy.wipe.do")}
          </Button>
        </div>
        <Dialog
          open={asking}
          onClose={() => setAsking(false)}
          title={t("shell.privacy.wipe.sure")}
          actions={
            <>
              <Button tone="danger" onClick={forget}>
                {t("shell.privacy.wipe.yes")}
              </Button>
              <Button variant="secondary" onClick={() => setAsking(false)}>
                {t("ui.cancel")}
              </Button>
            </>
          }
        >
          <p>{t("shell.privacy.wipe.sure_text")}</p>
        </Dialog>
      </Section>
    </Page>
  );
}
