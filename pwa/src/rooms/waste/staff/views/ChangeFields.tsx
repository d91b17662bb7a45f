/** Decides a change: what, which day, which bins, why. */
import type { JSX } from "preact";
import { useState } from "preact/hooks";
import { today } from "../../../../kernel/dates";
import { t } from "../../../../kernel/words";
import { useDataset } from "../../../../store/datasets";
import {
  Button,
  Dialog,
  ErrorSummary,
  type FieldErrorLine,
  LinkButton,
  Notification,
  RadioGroup,
  TextField,
} from "../../../../ui";
import { useWork } from "../../../people/staff/views/work";
import type { Change } from "../api";
import { type ChangeForm, type ChangeKind, changeOf, EMPTY_FORM, KINDS, lacksOf } from "../rules";
import { decide } from "../state";
import { daysWords, scopeWords, whomWords } from "../words";
import { ScopeFields } from "./ScopeFields";
import { StaffTrouble } from "./StaffTrouble";

export function ChangeFields(): JSX.Element {
  const [form, setForm] = useState(EMPTY_FORM);
  const [errors, setErrors] = useState<readonly FieldErrorLine[]>([]);
  const [asking, setAsking] = useState(false);
  const [decided, setDecided] = useState<Change | undefined>(undefined);
  const { busy, trouble, work } = useWork();
  const set = (part: Partial<ChangeForm>): void => {
    setForm({ ...form, ...part });
    setDecided(undefined);
  };
  const errorOf = (field: keyof ChangeForm): string | undefined => errors.find((error) => error.id === field)?.words;
  const ask = (event: SubmitEvent): void => {
    event.preventDefault();
    const lacks = lacksOf(form, today()).map(({ field, code }) => ({
      id: field,
      words: t(`waste_staff.lack.${field}.${code}`),
    }));
    setErrors(lacks);
    setDecided(undefined);
    setAsking(lacks.length === 0);
  };
  const send = (): void => {
    void work(async () => {
      setDecided(await decide(form));
      setForm(EMPTY_FORM);
    }).then(() => setAsking(false));
  };
  return (
    <form class="pv-change-form" onSubmit={ask} noValidate>
      <ErrorSummary errors={errors} />
      <RadioGroup
        id="kind"
        label={t("waste_staff.field.kind")}
        options={KINDS.map((kind) => ({ value: kind, label: t(`waste_staff.do.${kind}`) }))}
        value={form.kind}
        onChange={(kind) => set({ kind: kind as ChangeKind })}
      />
      <TextField
        id="planned_on"
        type="date"
        label={t(form.kind === "added" ? "waste_staff.field.added_on" : "waste_staff.field.planned_on")}
        value={form.planned_on}
        error={errorOf("planned_on")}
        onInput={(planned_on) => set({ planned_on })}
      />
      {form.kind === "moved" && (
        <TextField
          id="new_on"
          type="date"
          label={t("waste_staff.field.new_on")}
          value={form.new_on}
          error={errorOf("new_on")}
          onInput={(new_on) => set({ new_on })}
        />
      )}
      <ScopeFields form={form} onChange={set} />
      <TextField
        id="reason_fr"
        label={t("waste_staff.field.reason_fr")}
        help={t("waste_staff.field.reason_help")}
        value={form.reason_fr}
        error={errorOf("reason_fr")}
        maxLength={300}
        onInput={(reason_fr) => set({ reason_fr })}
      />
      <TextField
        id="reason_en"
        label={t("waste_staff.field.reason_en")}
        need={t("ui.optional")}
        value={form.reason_en}
        maxLength={300}
        onInput={(reason_en) => set({ reason_en })}
      />
      <StaffTrouble trouble={trouble} />
      <div class="pv-actions">
        <Button type="submit">{t("waste_staff.decide")}</Button>
      </div>
      <Sure form={form} open={asking} busy={busy} onSure={send} onClose={() => setAsking(false)} />
      {decided && <Decided change={decided} />}
    </form>
  );
}

interface SureProps {
  form: ChangeForm;
  open: boolean;
  busy: boolean;
  onSure: () => void;
  onClose: () => void;
}

/** Says in words what is about to change and for whom, before phones see it. */
function Sure({ form, open, busy, onSure, onClose }: SureProps): JSX.Element {
  const streams = useDataset("waste.streams").value.body?.streams ?? [];
  const change = changeOf(form);
  return (
    <Dialog
      open={open}
      onClose={onClose}
      title={t(`waste_staff.sure.${form.kind}`)}
      actions={
        <>
          <Button busy={busy} onClick={onSure}>
            {t(`waste_staff.do.${form.kind}`)}
          </Button>
          <Button variant="secondary" onClick={onClose}>
            {t("ui.cancel")}
          </Button>
        </>
      }
    >
      {open && (
        <>
          <p>
            <strong>{daysWords({ ...change, new_on: change.new_on ?? null })}</strong>
          </p>
          <p>{whomWords(form, streams)}</p>
          <p>{t("waste_staff.sure.seen")}</p>
        </>
      )}
    </Dialog>
  );
}

/** What was decided and whom it concerns; telling them is the next step. */
function Decided({ change }: { change: Change }): JSX.Element {
  const streams = useDataset("waste.streams").value.body?.streams ?? [];
  return (
    <Notification
      severity="success"
      live
      title={`${scopeWords(change, streams)}. ${daysWords(change)}`}
      actions={
        <LinkButton href="/staff/avis/nouveau" variant="secondary">
          {t("waste_staff.tell")}
        </LinkButton>
      }
    >
      <p>{t("waste_staff.concerns", { count: change.addresses })}</p>
      <p>{t("waste_staff.seen_when")}</p>
    </Notification>
  );
}
