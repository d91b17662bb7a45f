/** « Utiliser : 418 555-0199 »: what was told before, one tap away, with where it comes from. Never filled in silently. */
import type { JSX } from "preact";
import { useEffect } from "preact/hooks";
import type { Question } from "../../../../form_engine";
import { formatDay, townZone } from "../../../../kernel/dates";
import { dayInZone } from "../../../../kernel/days";
import { town } from "../../../../kernel/town";
import { pick, t } from "../../../../kernel/words";
import { setting } from "../../../../store/settings_live";
import { Button } from "../../../../ui";
import { linesOf } from "../../answers";
import { facts, loadFacts } from "../book";
import { type Offer, offersFor } from "../offers";
import "../facts.css";

export interface FactOffersProps {
  question: Question;
  value: unknown;
  /** The id of the field that is filled in: the focus goes there, so that what it now says is read. */
  control: string;
  onUse: (value: unknown) => void;
}

export function FactOffers({ question, value, control, onUse }: FactOffersProps): JSX.Element | null {
  useEffect(() => {
    if (facts.peek() === undefined) void loadFacts().catch(report);
  }, []);
  const home = setting("address").value;
  const household = home && { words: home.words, city: town.value?.name ?? "" };
  const offers = offersFor(question, value, facts.value ?? [], household);
  if (offers.length === 0) return null;
  const use = (offer: Offer): void => {
    onUse(offer.answer);
    document.getElementById(control)?.focus();
  };
  return (
    <div class="pv-offers">
      {offers.map((offer) => (
        <Button key={offer.key} variant="secondary" onClick={() => use(offer)}>
          <span class="pv-offer-what">{t("forms_facts.use", { value: wordsOf(question, offer) })}</span>
          <span class="pv-offer-from">{fromWords(offer)}</span>
        </Button>
      ))}
    </div>
  );
}

function wordsOf(question: Question, { answer }: Offer): string {
  return linesOf(question, answer).join(", ");
}

function fromWords({ fact }: Offer): string {
  if (fact === undefined) return t("forms_facts.from.household");
  const day = formatDay(dayInZone(new Date(fact.told_at), townZone.value), { weekday: false });
  return fact.from ? t("forms_facts.from", { day, form: pick(fact.from) }) : t("forms_facts.from.list", { day });
}

/** Without its store this phone remembers nothing, and the form goes on as it always did. */
function report(error: unknown): void {
  console.warn("facts not read", error);
}
