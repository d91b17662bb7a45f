/** « Imprimer » in the console: at the counter, the calendar of an address, with the address on it. */
import type { JSX } from "preact";
import { useState } from "preact/hooks";
import { language, t } from "../../../../kernel/words";
import { Page, Section, Segments, Skeleton } from "../../../../ui";
import type { FoundAddress as PaperAddress } from "../../../../wire/api.gen";
import { call } from "../../../../wire/http";
import { csrf, leaveIfSignedOut } from "../../../people/staff/session";
import type { FoundAddress } from "../../address/finder";
import { paperPathOf } from "../../paper";
import { AddressFinder } from "../../views/AddressFinder";
import { PaperChoice } from "../../views/PaperChoice";
import { CollectionsNav } from "../views/CollectionsNav";
import { StaffTrouble } from "../views/StaffTrouble";

type Asked = { state: "nothing" } | { state: "asking" } | { state: "failed"; problem: unknown } | Ready;
interface Ready {
  state: "ready";
  address: PaperAddress;
}

export function PaperDesk(): JSX.Element {
  const [chosen, setChosen] = useState<FoundAddress>();
  const [asked, setAsked] = useState<Asked>({ state: "nothing" });
  const find = async (found: FoundAddress): Promise<void> => {
    setChosen(found);
    setAsked({ state: "asking" });
    try {
      setAsked({ state: "ready", address: await findAddress(found) });
    } catch (problem) {
      if (!leaveIfSignedOut(problem)) setAsked({ state: "failed", problem });
    }
  };
  return (
    <Page title={t("waste_paper_staff.title")} lead={t("waste_paper_staff.lead")} wide>
      <CollectionsNav />
      <AddressFinder id="adresse" label={t("waste_paper_staff.address")} onChosen={(found) => void find(found)} />
      <div aria-live="polite">
        {asked.state === "asking" && <Skeleton lines={6} />}
        {asked.state === "failed" && (
          <StaffTrouble trouble={asked.problem} onRetry={() => chosen && void find(chosen)} />
        )}
        {asked.state === "ready" && <Sheets address={asked.address} />}
      </div>
    </Page>
  );
}

function findAddress({ number, suffix, street }: FoundAddress): Promise<PaperAddress> {
  return csrf().then((token) =>
    call<PaperAddress>("POST", "/api/v1/staff/addresses/found", { body: { number, suffix, street }, csrf: token }),
  );
}

function Sheets({ address }: { address: PaperAddress }): JSX.Element {
  const [inLanguage, setLanguage] = useState(language.value);
  return (
    <Section title={address.words}>
      <Segments
        label={t("waste_paper_staff.language")}
        value={inLanguage}
        options={[
          { value: "fr", label: t("waste_paper_staff.french") },
          { value: "en", label: t("waste_paper_staff.english") },
        ]}
        onChange={setLanguage}
      />
      <PaperChoice level="h3" pathOf={(format) => paperPathOf(address.id, format, inLanguage)} />
    </Section>
  );
}
