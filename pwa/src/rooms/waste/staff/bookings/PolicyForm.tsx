/** The terms of booking: how many places, things and bookings, until when, and what is taken. For editors. */
import type { JSX } from "preact";
import { useState } from "preact/hooks";
import { formatMoment } from "../../../../kernel/dates";
import { t } from "../../../../kernel/words";
import {
  Button,
  ErrorSummary,
  type FieldErrorLine,
  Notification,
  Section,
  Select,
  TextArea,
  TextField,
} from "../../../../ui";
import type { StaffPolicy } from "../../../../wire/api.gen";
import { standing } from "../../../people/staff/session";
import { useWork } from "../../../people/staff/views/work";
import type { Stream } from "../../api";
import { containerOf, upperFirst } from "../../words";
import { StaffTrouble } from "../views/StaffTrouble";
import { formOf, NEW_POLICY, NUMBERS, type PolicyField, policyOf, TEXTS, wrongOf } from "./policy";
import { setPolicy } from "./state";

export interface PolicyFormProps {
  policies: readonly StaffPolicy[];
  streams: readonly Stream[];
}

export function PolicyForm({ policies, streams }: PolicyFormProps): JSX.Element | null {
  const now = standing.value;
  if (now.kind !== "in" || now.session.role === "agent" || streams.length === 0) return null;
  return (
    <Section title={t("waste_booking_staff.terms")} screenOnly>
      <Fields policies={policies} streams={streams} />
    </Section>
  );
}

function Fields({ policies, streams }: PolicyFormProps): JSX.Element {
  const bulky = streams.find((one) => one.symbol === "bulky") ?? streams[0];
  const [stream, setStream] = useState(policies[0]?.stream ?? bulky?.code ?? "");
  const there = policies.find((one) => one.stream === stream);
  const [form, setForm] = useState(there ? formOf(there.policy) : NEW_POLICY);
  const [lines, setLines] = useState<readonly FieldErrorLine[]>([]);
  const [isSet, setDone] = useState(false);
  const { busy, trouble, work } = useWork();
  const words = (field: PolicyField): string => t(`waste_booking_staff.wrong.${field}`);
  const errorOf = (field: PolicyField): string | undefined => lines.find((line) => line.id === field)?.words;
  const write = (field: PolicyField, value: string): void => {
    setForm({ ...form, [field]: value });
    setDone(false);
  };
  const choose = (code: string): void => {
    const known = policies.find((one) => one.stream === code);
    setStream(code);
    setForm(known ? formOf(known.policy) : NEW_POLICY);
    setLines([]);
  };
  const send = (event: Event): void => {
    event.preventDefault();
    const wrong = wrongOf(form);
    setLines(wrong.map((field) => ({ id: field, words: words(field) })));
    if (wrong.length > 0) return;
    void work(async () => {
      await setPolicy(stream, policyOf(form));
      setDone(true);
    });
  };
  return (
    <form class="pv-policy" noValidate onSubmit={send}>
      <ErrorSummary errors={lines} />
      <Select
        id="stream"
        label={t("waste_booking_staff.stream")}
        value={stream}
        options={streams.map((one) => ({ value: one.code, label: upperFirst(containerOf(streams, one.code)) }))}
        onChange={choose}
      />
      {there && <p>{t("waste_booking_staff.set_by", { author: there.set_by, moment: formatMoment(there.set_at) })}</p>}
      {NUMBERS.map((field) => (
        <TextField
          key={field}
          id={field}
          inputMode="numeric"
          size={4}
          label={t(`waste_booking_staff.field.${field}`)}
          value={form[field]}
          error={errorOf(field)}
          onInput={(value) => write(field, value)}
        />
      ))}
      <TextField
        id="closes_at"
        type="time"
        label={t("waste_booking_staff.field.closes_at")}
        value={form.closes_at}
        error={errorOf("closes_at")}
        onInput={(value) => write("closes_at", value)}
      />
      {TEXTS.map((field) => (
        <TextArea
          key={field}
          id={field}
          rows={3}
          maxLength={1000}
          label={t(`waste_booking_staff.field.${field}`)}
          need={field.endsWith("_en") ? t("ui.optional") : undefined}
          value={form[field]}
          error={errorOf(field)}
          onInput={(value) => write(field, value)}
        />
      ))}
      <StaffTrouble trouble={trouble} />
      <div class="pv-actions">
        <Button type="submit" busy={busy}>
          {t("waste_booking_staff.set")}
        </Button>
      </div>
      {isSet && <Notification severity="success" live title={t("waste_booking_staff.is_set")} />}
    </form>
  );
}
