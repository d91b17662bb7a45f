/** Why: one of the reasons that towns give most, or one's own words in both languages. */
import type { JSX } from "preact";
import { pick, t, type Words } from "../../../../../kernel/words";
import { Select, TextField } from "../../../../../ui";
import { type Draft, OWN_REASON } from "../rules";
import { setDraft } from "../state";

export interface ReasonFieldsProps {
  draft: Draft;
  reasons: readonly Words[];
  lacks: boolean;
}

const LONGEST = 300;

export function ReasonFields({ draft, reasons, lacks }: ReasonFieldsProps): JSX.Element {
  return (
    <>
      <Select
        id="reason"
        label={t("waste_month_staff.field.reason")}
        value={draft.reason}
        options={[
          ...reasons.map((reason, place) => ({ value: String(place), label: pick(reason) })),
          { value: OWN_REASON, label: t("waste_month_staff.field.reason.own") },
        ]}
        onChange={(reason) => setDraft({ reason })}
      />
      {draft.reason === OWN_REASON && (
        <>
          <TextField
            id="own_fr"
            label={t("waste_month_staff.field.own_fr")}
            help={t("waste_month_staff.field.own.help")}
            value={draft.own_fr}
            error={lacks ? t("waste_month_staff.lack.reason") : undefined}
            maxLength={LONGEST}
            onInput={(own_fr) => setDraft({ own_fr })}
          />
          <TextField
            id="own_en"
            label={t("waste_month_staff.field.own_en")}
            need={t("ui.optional")}
            value={draft.own_en}
            maxLength={LONGEST}
            onInput={(own_en) => setDraft({ own_en })}
          />
        </>
      )}
    </>
  );
}
