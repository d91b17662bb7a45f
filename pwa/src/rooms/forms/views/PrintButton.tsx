/** « Imprimer »: what stands on the screen, without what is only for pressing. */
import type { JSX } from "preact";
import { t } from "../../../kernel/words";
import { Button } from "../../../ui";
import "../print.css";

export function PrintButton(): JSX.Element {
  return (
    <div class="pv-no-print">
      <Button variant="tertiary" icon="printer" onClick={() => window.print()}>
        {t("forms_filling.print")}
      </Button>
    </div>
  );
}
