/** Small pictures of the town, flat, in its two colours: they set the tone, and say nothing that words do not. */
import type { ComponentChildren, JSX } from "preact";

function Scene({ children }: { children: ComponentChildren }): JSX.Element {
  return (
    <svg class="pv-drawing" viewBox="0 0 96 96" aria-hidden="true" focusable="false">
      {children}
    </svg>
  );
}

/** Something to report. */
export function LampPost(): JSX.Element {
  return (
    <Scene>
      <path class="pv-wash" d="M38 30L18 88h40z" />
      <path class="pv-ink" d="M66 22h6v66h-6z" />
      <path class="pv-ink" d="M58 86h22a3 3 0 0 1 3 3v3H55v-3a3 3 0 0 1 3-3z" />
      <path class="pv-line" d="M69 24c0-12-8-16-18-16s-13 6-13 12" />
      <path class="pv-ink" d="M26 20h24l5 10H21z" />
      <circle class="pv-accent" cx="38" cy="33" r="5" />
    </Scene>
  );
}

/** Someone to speak to. */
export function Counter(): JSX.Element {
  return (
    <Scene>
      <circle class="pv-ink" cx="48" cy="26" r="11" />
      <path class="pv-ink" d="M26 62a22 22 0 0 1 44 0z" />
      <path class="pv-accent" d="M8 60h80a4 4 0 0 1 4 4v6H4v-6a4 4 0 0 1 4-4z" />
      <path class="pv-wash" d="M10 70h76v20H10z" />
      <path class="pv-ink" d="M72 48a8 8 0 0 1 16 0zM70 50h20v3H70z" />
    </Scene>
  );
}

/** Snow on a roof: the alert of every winter. */
export function Snow(): JSX.Element {
  return (
    <Scene>
      <path class="pv-wash" d="M16 58h64v32H16z" />
      <path class="pv-ink" d="M48 26l42 34H6z" />
      <path class="pv-snow" d="M48 20l44 35c2 4-2 7-6 5L48 32 10 60c-4 2-8-1-6-5z" />
      <path class="pv-accent" d="M40 66h16v24H40z" />
      <g class="pv-line">
        <path d="M18 10v14M12 13.500l12 7M24 13.500l-12 7M78 8v14M72 11.500l12 7M84 11.500l-12 7M56 4v8M52.5 6l7 4M59.5 6l-7 4" />
      </g>
    </Scene>
  );
}

/** A sheet on its way. */
export function Letter(): JSX.Element {
  return (
    <Scene>
      <rect class="pv-wash" x="10" y="24" width="76" height="52" rx="6" />
      <path class="pv-ink" d="M10 30a6 6 0 0 1 6-6h64a6 6 0 0 1 6 6L48 56z" />
      <circle class="pv-accent" cx="76" cy="72" r="15" />
      <path class="pv-tick" d="M69 72l5 5 9-10" />
    </Scene>
  );
}
