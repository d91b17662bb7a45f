/** A QR code from its rows: dark on white in every theme, with the quiet border that cameras need. */
import type { JSX } from "preact";

const QUIET = 4;

export function QrCode({ rows, label }: { rows: readonly string[]; label: string }): JSX.Element {
  const side = rows.length + 2 * QUIET;
  const squares = rows.flatMap((row, y) =>
    [...row].flatMap((square, x) => (square === "1" ? [`M${x + QUIET} ${y + QUIET}h1v1h-1z`] : [])),
  );
  return (
    <svg class="pv-qr" viewBox={`0 0 ${side} ${side}`} role="img" aria-label={label} shape-rendering="crispEdges">
      <rect width={side} height={side} fill="#fff" />
      <path d={squares.join("")} fill="#000" />
    </svg>
  );
}
