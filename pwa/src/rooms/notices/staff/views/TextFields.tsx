/** The text in one language, in the order in which people need it; what is wrong stands beside it. */
import type { JSX } from "preact";
import { t } from "../../../../kernel/words";
import { TextArea, TextField } from "../../../../ui";
import type { NoticeContent, NoticeFinding } from "../api";
import type { Desk } from "../desk";
import { findingsOf } from "../rules";

type TextName = "title" | "what_to_do" | "place_words" | "body" | "contact" | "closing";

const LINES: Record<TextName, number> = { title: 1, what_to_do: 3, place_words: 2, body: 10, contact: 1, closing: 3 };

export function TextFields({ desk, language }: { desk: Desk; language: string }): JSX.Element {
  return (
    <fieldset class="pv-editor-part" lang={language}>
      <legend>{t(`notices_staff.part.${language}`)}</legend>
      {(Object.keys(LINES) as TextName[]).map((name) => (
        <OneText key={name} desk={desk} name={name} language={language} />
      ))}
    </fieldset>
  );
}

function OneText({ desk, name, language }: { desk: Desk; name: TextName; language: string }): JSX.Element {
  const { content, preview } = desk.state.value;
  const findings = findingsOf(preview?.findings ?? [], name, language);
  const shared = {
    id: `${name}-${language}`,
    label: t(`notices_staff.field.${name}`),
    help: t(`notices_staff.field.${name}.help`),
    value: content[name][language] ?? "",
    error: findings.find((one) => one.is_blocking && one.code === "left-over") && wordsOf(findings),
    onInput: (text: string) =>
      desk.change({ [name]: { ...content[name], [language]: text } } as Partial<NoticeContent>),
    onBlur: () => void desk.save(),
  };
  return LINES[name] === 1 ? <TextField {...shared} /> : <TextArea {...shared} rows={LINES[name]} />;
}

/** What stands in brackets is shown where it stands; the other findings are listed beside the preview. */
function wordsOf(findings: readonly NoticeFinding[]): string {
  return findings
    .filter((one) => one.code === "left-over")
    .map((one) => t("notices_staff.finding.left-over", one.params))
    .join(" ");
}
