/** The answer that ends the form here: whom to call instead, now. */
import type { JSX } from "preact";
import { useEffect, useRef } from "preact/hooks";
import type { Option } from "../../../form_engine";
import { telephoneLink } from "../../../kernel/town";
import { pick, t } from "../../../kernel/words";
import { Notification } from "../../../ui";

/** Emergency and government numbers (911, 811…), and North American ones as towns write them. */
const NUMBER = /((?:1[ \u00a0-])?\(?\d{3}\)?[ \u00a0-]\d{3}[-\u2011 ]\d{4}|\b[2-9]11\b)/;

export function Stopped({ option }: { option: Option }): JSX.Element {
  const words = pick(option.stop);
  const isEmergency = /\b911\b/.test(words);
  const parts = words.split(NUMBER);
  const box = useRef<HTMLDivElement>(null);
  // Chosen at the top of a long list, it would be said below the screen. The focus stays on the answer.
  useEffect(() => box.current?.scrollIntoView({ block: "center" }), []);
  return (
    <div role="alert" ref={box}>
      <Notification severity={isEmergency ? "emergency" : "warning"} title={pick(option.label)}>
        <p class="pv-stopped">
          {parts.map((part, index) =>
            index % 2 === 1 ? (
              <a key={part} class="ds-link pv-phone" href={telephoneLink(part)}>
                {part}
              </a>
            ) : (
              part
            ),
          )}
        </p>
        <p>{t("forms.stopped.otherwise")}</p>
      </Notification>
    </div>
  );
}
