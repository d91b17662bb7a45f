/** « Votre adresse »: chosen once, kept on this phone, changed or forgotten at will. */
import type { JSX } from "preact";
import { t } from "../../../kernel/words";
import { navigate } from "../../../shell/router";
import { setting } from "../../../store/settings_live";
import { Button, Icon, Page, Section } from "../../../ui";
import type { FoundAddress } from "../address/finder";
import { chooseAddress, forgetAddress } from "../state";
import { AddressFinder } from "./AddressFinder";

export function Address(): JSX.Element {
  const address = setting("address").value;
  const onChosen = (found: FoundAddress): void => {
    void chooseAddress(found).then(() => navigate("/collectes"));
  };
  return (
    <Page title={t("waste.address.title")} lead={t("waste.address.lead")}>
      <AddressFinder
        id="adresse"
        label={t(address ? "waste.address.other" : "waste.address.label")}
        onChosen={onChosen}
      />
      <p class="pv-promise">
        <Icon name="circle-check" />
        <span>{t("waste.address.private")}</span>
      </p>
      {address && (
        <Section title={t("waste.address.current")}>
          <p class="pv-current-address">{address.words}</p>
          <div class="pv-actions">
            <Button variant="secondary" icon="trash" onClick={() => void forgetAddress()}>
              {t("waste.address.forget")}
            </Button>
          </div>
        </Section>
      )}
    </Page>
  );
}
