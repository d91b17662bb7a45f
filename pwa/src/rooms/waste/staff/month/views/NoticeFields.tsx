/** What people will be told: as a phone shows it, and open to be written otherwise in both languages. */
import type { JSX } from "preact";
import { useState } from "preact/hooks";
import { hasWords, t } from "../../../../../kernel/words";
import { Button, Notification, Segments, TextArea, TextField } from "../../../../../ui";
import { PhonePush } from "../../../../notices/staff/views/Preview";
import type { ChangeNotice, ChangePreview } from "../../api";
import type { Draft } from "../rules";
import { setDraft } from "../state";
import "../../../../notices/staff/preview.css";

export interface NoticeFieldsProps {
  draft: Draft;
  preview: ChangePreview;
  /** What the change says now: texts written about something else must be read again. */
  facts: string;
  isWriting: boolean;
  onWrite: (isWriting: boolean) => void;
}

export function NoticeFields({ draft, preview, facts, isWriting, onWrite }: NoticeFieldsProps): JSX.Element {
  const [language, setLanguage] = useState("fr");
  const languages = Object.keys(preview.notice.title);
  const shown = languages.includes(language) ? language : (languages[0] ?? "fr");
  const isOld = draft.notice !== undefined && draft.written_about !== facts;
  const blocking = preview.findings.filter((one) => one.is_blocking);
  return (
    <div class="pv-change-notice">
      <div class="pv-section-head">
        <h3>{t("waste_month_staff.notice")}</h3>
        {languages.length > 1 && (
          <Segments
            label={t("waste_month_staff.notice.language")}
            value={shown}
            options={languages.map((value) => ({ value, label: t(`notices_staff.part.${value}`) }))}
            onChange={setLanguage}
          />
        )}
      </div>
      <PhonePush push={preview.push.find((one) => one.language === shown)} />
      {isOld && (
        <Notification
          severity="warning"
          live
          title={t("waste_month_staff.notice.old")}
          actions={
            <Button variant="secondary" onClick={() => setDraft({ notice: undefined, written_about: "" })}>
              {t("waste_month_staff.notice.propose")}
            </Button>
          }
        />
      )}
      {blocking.length > 0 && (
        <Notification severity="warning" live title={t("waste_month_staff.notice.blocked")}>
          <ul class="pv-conflicts">
            {blocking.map((one) => (
              <li key={`${one.code} ${one.field} ${one.language}`}>{findingWords(one)}</li>
            ))}
          </ul>
        </Notification>
      )}
      <Button variant="tertiary" icon="pencil" expanded={isWriting} onClick={() => onWrite(!isWriting)}>
        {t("waste_month_staff.notice.write")}
      </Button>
      {isWriting && <Texts notice={draft.notice ?? preview.notice} language={shown} facts={facts} />}
    </div>
  );
}

function findingWords(finding: ChangePreview["findings"][number]): string {
  const key = `notices_staff.finding.${finding.code}`;
  return hasWords(key) ? t(key, finding.params as Record<string, string>) : finding.code;
}

type TextName = keyof ChangeNotice;
const LINES: Record<TextName, number> = { title: 1, what_to_do: 3, body: 5 };

function Texts({ notice, language, facts }: { notice: ChangeNotice; language: string; facts: string }): JSX.Element {
  return (
    <div lang={language} class="pv-change-fields">
      {(Object.keys(LINES) as TextName[]).map((name) => {
        const shared = {
          id: `notice-${name}`,
          label: t(`notices_staff.field.${name}`),
          value: notice[name][language] ?? "",
          onInput: (text: string) =>
            setDraft({ notice: { ...notice, [name]: { ...notice[name], [language]: text } }, written_about: facts }),
        };
        if (LINES[name] === 1) return <TextField key={name} {...shared} maxLength={300} />;
        return <TextArea key={name} {...shared} rows={LINES[name]} maxLength={3000} />;
      })}
    </div>
  );
}
