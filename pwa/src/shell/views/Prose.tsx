/** A page of text from the translation files: each part is a heading and its paragraph. */
import type { JSX } from "preact";
import { t } from "../../kernel/words";

export function Prose({ name, parts }: { name: string; parts: readonly string[] }): JSX.Element {
  return (
    <div class="pv-prose">
      {parts.map((part) => (
        <section key={part}>
          <h2>{t(`${name}.${part}.title`)}</h2>
          <p>{t(`${name}.${part}.text`)}</p>
        </section>
      ))}
    </div>
  );
}
