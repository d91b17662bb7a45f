/** A drawn signature, as lines. */
import type { JSX } from "preact";
import { LARGEST, type Stroke } from "../../../form_engine";

/** The pad is wider than it is high; both ways one unit is the same length. */
export const HEIGHT = 400;

/** The name beside it says whose it is: the drawing itself says nothing to a screen reader. */
export function SignatureView({ strokes }: { strokes: readonly Stroke[] }): JSX.Element {
  return (
    <svg class="pv-signature" viewBox={`0 0 ${LARGEST} ${HEIGHT}`} aria-hidden="true">
      {strokes.map((stroke, index) => (
        <polyline key={index} points={stroke.map(([x, y]) => `${x},${y}`).join(" ")} />
      ))}
    </svg>
  );
}
