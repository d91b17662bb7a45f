/** The strong gesture of each screen: what it is for, said in one sentence in large type. */
import type { ComponentChildren, JSX } from "preact";

export interface AnswerBandProps {
  /** The screen's name, small, above the answer; both are its heading. */
  eyebrow?: ComponentChildren | undefined;
  /** The answer. */
  children: ComponentChildren;
  detail?: ComponentChildren | undefined;
  picture?: ComponentChildren | undefined;
  actions?: ComponentChildren | undefined;
  tone?: "town" | "emergency" | "warning" | "quiet" | undefined;
}

export function AnswerBand({
  eyebrow,
  children,
  detail,
  picture,
  actions,
  tone = "town",
}: AnswerBandProps): JSX.Element {
  return (
    <header class="pv-band" data-tone={tone}>
      <div class="pv-band-inside">
        <h1 tabIndex={-1}>
          {eyebrow && <span class="pv-band-eyebrow">{eyebrow} </span>}
          <span class="pv-band-answer">{children}</span>
        </h1>
        <div class="pv-band-rest">
          {detail && <div class="pv-band-detail">{detail}</div>}
          {actions && <div class="pv-actions">{actions}</div>}
        </div>
        {picture && <div class="pv-band-picture">{picture}</div>}
      </div>
    </header>
  );
}
