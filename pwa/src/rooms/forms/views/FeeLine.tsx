/** What sending will cost, said before it is sent. Nothing is paid here. */
import type { JSX } from "preact";
import { type Answers, type Definition, findFee } from "../../../form_engine";
import { pick, t } from "../../../kernel/words";
import { formatAmount } from "../answers";

export function FeeLine({ definition, answers }: { definition: Definition; answers: Answers }): JSX.Element | null {
  const fee = findFee(definition, answers);
  if (fee === null) return null;
  return (
    <div class="pv-fee">
      <h2>{t("forms.fee", { amount: formatAmount(fee.amount, fee.currency) })}</h2>
      <p>{pick(fee.words)}</p>
      <p class="pv-help">{t("forms.fee.later")}</p>
    </div>
  );
}
