/** The first visit: what this is, in one sentence and three pictures, then the address, or « Plus tard ». */
import type { ComponentChildren, JSX } from "preact";
import { town } from "../../kernel/town";
import { t } from "../../kernel/words";
import type { FoundAddress } from "../../rooms/waste/address/finder";
import { chooseAddress } from "../../rooms/waste/state";
import { AddressFinder } from "../../rooms/waste/views/AddressFinder";
import { setSetting } from "../../store/settings";
import { AnswerBand, Bin, Button, Icon, LampPost, Page, Snow } from "../../ui";
import { navigate } from "../router";

export function Welcome(): JSX.Element {
  const later = (): void => {
    void setSetting("welcomed", true).then(goHome);
  };
  const onChosen = (found: FoundAddress): void => {
    void chooseAddress(found).then(goHome);
  };
  return (
    <Page
      title={t("shell.welcome.title")}
      band={
        <AnswerBand
          eyebrow={town.value ? t("shell.welcome.eyebrow", { town: town.value.name }) : t("shell.welcome.title")}
        >
          {t("shell.welcome.sentence")}
        </AnswerBand>
      }
    >
      <ul class="pv-promises">
        <Picture picture={<Bin symbol="compost" colour="#7a4a21" />} words={t("shell.welcome.bins")} />
        <Picture picture={<LampPost />} words={t("shell.welcome.report")} />
        <Picture picture={<Snow />} words={t("shell.welcome.alerts")} />
      </ul>
      <div class="pv-ask">
        <AddressFinder id="adresse" label={t("shell.welcome.address")} onChosen={onChosen} />
        <p class="pv-promise">
          <Icon name="circle-check" />
          <span>{t("waste.address.private")}</span>
        </p>
        <Button variant="secondary" onClick={later}>
          {t("shell.welcome.later")}
        </Button>
      </div>
    </Page>
  );
}

/** The same path, another screen: the focus goes to its heading as after any navigation. */
function goHome(): void {
  navigate("/", { replace: true });
}

function Picture({ picture, words }: { picture: ComponentChildren; words: string }): JSX.Element {
  return (
    <li>
      {picture}
      <p>{words}</p>
    </li>
  );
}
