/** Three equal ways to the other device: type the code, scan, or follow the link. */
import type { JSX } from "preact";
import { useState } from "preact/hooks";
import { t } from "../../../../kernel/words";
import type { KeptHandover } from "../../../../store/schema";
import { Button, Phrase, Section } from "../../../../ui";
import { QrCode } from "./QrCode";
import { SpokenCode } from "./SpokenCode";

export function WayToGoOn({ handover }: { handover: KeptHandover }): JSX.Element {
  const { code, link, qr } = handover;
  return (
    <>
      <p class="pv-handover-code">
        <SpokenCode code={code} />
      </p>
      <Section title={t("forms_handover.how")}>
        <ol class="pv-handover-steps">
          <li>
            <Phrase words="forms_handover.how.open" address={<strong>{addressShown(link)}</strong>} />
          </li>
          <li>{t("forms_handover.how.type")}</li>
        </ol>
        <div class="pv-handover-scan">
          <QrCode rows={qr} label={t("forms_handover.qr")} />
          <p>{t("forms_handover.how.scan")}</p>
        </div>
        <Copy link={link} />
        <p>{t("forms_handover.how.counter")}</p>
        <p class="pv-help">{t("forms_handover.how.secret")}</p>
      </Section>
    </>
  );
}

/** As one types it: without the scheme, and without the code. */
function addressShown(link: string): string {
  return link.replace(/^https?:\/\//, "").replace(/#.*$/, "");
}

function Copy({ link }: { link: string }): JSX.Element | null {
  const [said, setSaid] = useState<"copied" | "not_copied">();
  if (!navigator.clipboard) return null;
  const copy = (): void =>
    void navigator.clipboard.writeText(link).then(
      () => setSaid("copied"),
      () => setSaid("not_copied"),
    );
  return (
    <div class="pv-handover-copy pv-no-print">
      <Button variant="secondary" onClick={copy}>
        {t("forms_handover.copy")}
      </Button>
      <p role="status">{said && t(`forms_handover.${said}`)}</p>
    </div>
  );
}
