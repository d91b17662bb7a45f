/** One text in each language of the form, side by side, with what is wrong and how hard it is to read. */
import type { JSX } from "preact";
import type { Words } from "../../../../form_engine";
import { t } from "../../../../kernel/words";
import { TextArea, TextField } from "../../../../ui";
import { readingOf } from "../editing/reading";

export interface WordsFieldProps {
  id: string;
  label: string;
  words: Words | undefined;
  languages: readonly string[];
  onChange: (words: Words) => void;
  /** Past this many characters, people skip it. */
  long?: number | undefined;
  lines?: number | undefined;
  help?: string | undefined;
  need?: string | undefined;
  /** Something is to be said in each language. */
  wrong?: boolean | undefined;
}

export function WordsField(props: WordsFieldProps): JSX.Element {
  const { id, label, words = {}, languages, onChange, long, lines = 1, help, need, wrong } = props;
  return (
    <fieldset class="pv-bare pv-words">
      <legend class="pv-hidden">{label}</legend>
      {languages.map((language, index) => {
        const text = words[language] ?? "";
        const common = {
          id: `${id}-${language}`,
          label: t("forms_editor_staff.in_language", { label, language: t(`forms_editor_staff.language.${language}`) }),
          help: index === 0 ? help : undefined,
          need,
          value: text,
          error: wrong && !text.trim() ? t("forms_editor_staff.flaw.not-said") : undefined,
          onInput: (value: string) => onChange({ ...words, [language]: value }),
        };
        return (
          <div key={language} lang={language}>
            {lines === 1 ? <TextField {...common} spellcheck /> : <TextArea {...common} rows={lines} />}
            <Hint text={text} long={long} />
          </div>
        );
      })}
    </fieldset>
  );
}

/** Said beside the text, never in the way of it. */
function Hint({ text, long }: { text: string; long: number | undefined }): JSX.Element | null {
  const reading = readingOf(text);
  const length = [...text].length;
  const hints = [
    reading && t(`forms_editor_staff.reading.${reading}`),
    long !== undefined && length > long && t("forms_editor_staff.too_long", { count: length, long }),
  ].filter(Boolean);
  if (hints.length === 0) return null;
  return (
    <p class="pv-text-hint" data-reading={reading}>
      {hints.join(" · ")}
    </p>
  );
}

/** Words that may be left out: empty in every language, they are not there at all. */
export function keptWords(words: Words): Words | undefined {
  return Object.values(words).some((text) => text.trim()) ? words : undefined;
}
