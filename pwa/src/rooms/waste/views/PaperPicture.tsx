/** A sheet seen from afar: thirteen small months, or a list in large letters. Decoration; the words beside it say it. */
import type { JSX } from "preact";
import type { PaperFormat } from "../paper";

const MONTHS = Array.from({ length: 13 }, (_, index) => ({
  x: 10 + (index % 3) * 23,
  y: 30 + Math.floor(index / 3) * 17,
}));
const LINES = [34, 52, 70, 88, 106];

export function PaperPicture({ format }: { format: PaperFormat }): JSX.Element {
  return (
    <svg class="pv-paper-picture" viewBox="0 0 88 122" aria-hidden="true" focusable="false">
      <rect x="1" y="1" width="86" height="120" rx="4" fill="#fff" stroke="#6b635c" stroke-width="1.5" />
      <rect
        x="10"
        y="10"
        width={format === "page" ? 46 : 62}
        height={format === "page" ? 7 : 10}
        rx="2"
        fill="#3a332d"
      />
      {format === "page" ? MONTHS.map((month) => <Month key={`${month.x} ${month.y}`} {...month} />) : LINES.map(line)}
    </svg>
  );
}

function Month({ x, y }: { x: number; y: number }): JSX.Element {
  return (
    <g>
      <path d={`M${x} ${y}h19`} stroke="#6b635c" stroke-width="1" />
      <path d={`M${x} ${y + 4}h19M${x} ${y + 8}h19`} stroke="#cfc8c1" stroke-width="2" stroke-dasharray="2 1.4" />
      <rect x={x + 6.8} y={y + 2.6} width="3" height="3" rx="0.8" fill="#1f5fa8" />
      <rect x={x + 10.2} y={y + 6.6} width="3" height="3" rx="0.8" fill="#6b4423" />
    </g>
  );
}

function line(y: number): JSX.Element {
  return (
    <g key={y}>
      <rect x="10" y={y} width="28" height="6" rx="2" fill="#3a332d" />
      <rect x="44" y={y - 1} width="8" height="8" rx="2" fill={y % 4 === 2 ? "#1f5fa8" : "#6b4423"} />
      <rect x="56" y={y} width="20" height="6" rx="2" fill="#6b635c" />
    </g>
  );
}
