/** What a person puts at the roadside, drawn: the shape says the stream, the colour is the town's. */
import Apple from "lucide/dist/esm/icons/apple.mjs";
import Flask from "lucide/dist/esm/icons/flask-conical.mjs";
import Leaf from "lucide/dist/esm/icons/leaf.mjs";
import Recycle from "lucide/dist/esm/icons/recycle.mjs";
import Trash from "lucide/dist/esm/icons/trash.mjs";
import TreePine from "lucide/dist/esm/icons/tree-pine.mjs";
import { h, type JSX } from "preact";
import { inkOn } from "./colours";

type Mark = readonly (readonly [tag: string, attributes: Readonly<Record<string, string | number>>])[];

/** The mark on the front of the container, per symbol. */
const MARKS: Record<string, Mark> = {
  compost: Apple,
  organic: Apple,
  recycling: Recycle,
  garbage: Trash,
  trash: Trash,
  leaves: Leaf,
  green: Leaf,
  tree: TreePine,
  hazardous: Flask,
};

export interface BinProps {
  symbol: string;
  colour: string;
  /** Said aloud when no word stands beside it. */
  label?: string | undefined;
}

export function Bin({ symbol, colour, label }: BinProps): JSX.Element {
  const meaning = label ? ({ role: "img", "aria-label": label } as const) : ({ "aria-hidden": "true" } as const);
  return (
    // biome-ignore lint/a11y/noSvgWithoutTitle: the word stands beside it, or in its label
    <svg class="pv-drawing" viewBox="0 0 88 112" focusable="false" {...meaning}>
      {shapeOf(symbol, colour)}
    </svg>
  );
}

function shapeOf(symbol: string, colour: string): JSX.Element {
  if (symbol === "bulky") return <Sofa colour={colour} />;
  if (symbol === "tree") return <Fir colour={colour} />;
  if (symbol === "leaves") return <Bag colour={colour} />;
  return <Cart colour={colour} mark={MARKS[symbol]} />;
}

function Cart({ colour, mark }: { colour: string; mark: Mark | undefined }): JSX.Element {
  return (
    <>
      <g class="pv-halo">
        <path d="M12 24h64l-7 78a5 5 0 0 1-5 4.500H24a5 5 0 0 1-5-4.500z" />
        <rect x="6" y="10" width="76" height="16" rx="6" />
        <circle cx="62" cy="101" r="9" />
      </g>
      <path fill={colour} d="M12 24h64l-7 78a5 5 0 0 1-5 4.500H24a5 5 0 0 1-5-4.500z" />
      <path fill="#000" opacity=".16" d="M56 24h20l-7 78a5 5 0 0 1-5 4.500H50z" />
      <rect x="6" y="10" width="76" height="16" rx="6" fill={colour} />
      <rect x="6" y="20" width="76" height="6" rx="3" fill="#000" opacity=".22" />
      <rect x="34" y="4" width="20" height="8" rx="3" fill={colour} />
      <circle cx="62" cy="101" r="9" fill="#26221f" />
      <circle cx="62" cy="101" r="3.5" fill="#a8a099" />
      <MarkOn mark={mark} ink={inkOn(colour)} place="translate(24 44) scale(1.45)" />
    </>
  );
}

function Bag({ colour }: { colour: string }): JSX.Element {
  return (
    <>
      <path class="pv-halo" d="M14 30l8-10 8 8 8-10 8 10 8-8 8 10 8-6 4 12-4 66a4 4 0 0 1-4 4H22a4 4 0 0 1-4-4z" />
      <path fill={colour} d="M14 30l8-10 8 8 8-10 8 10 8-8 8 10 8-6 4 12-4 66a4 4 0 0 1-4 4H22a4 4 0 0 1-4-4z" />
      <MarkOn mark={MARKS["leaves"]} ink={inkOn(colour)} place="translate(25 48) scale(1.5)" />
    </>
  );
}

function Fir({ colour }: { colour: string }): JSX.Element {
  const branches = "M44 6l20 28h-9l17 26H60l20 30H8l20-30H16l17-26h-9z";
  return (
    <>
      <path class="pv-halo" d={branches} />
      <rect x="38" y="88" width="12" height="20" rx="2" fill="#6b4a2f" />
      <path fill={colour} d={branches} />
      <path fill="#000" opacity=".16" d="M44 6l20 28h-9l17 26H60l20 30H44z" />
    </>
  );
}

function Sofa({ colour }: { colour: string }): JSX.Element {
  return (
    <>
      <g class="pv-halo">
        <rect x="14" y="44" width="60" height="40" rx="10" />
        <rect x="4" y="60" width="80" height="34" rx="9" />
      </g>
      <rect x="16" y="90" width="8" height="14" rx="2" fill="#26221f" />
      <rect x="64" y="90" width="8" height="14" rx="2" fill="#26221f" />
      <rect x="14" y="44" width="60" height="40" rx="10" fill={colour} />
      <rect x="20" y="66" width="48" height="18" rx="5" fill="#fff" opacity=".28" />
      <path fill={colour} d="M4 69a9 9 0 0 1 18 0v13h44V69a9 9 0 0 1 18 0v17a8 8 0 0 1-8 8H12a8 8 0 0 1-8-8z" />
      <path fill="#000" opacity=".16" d="M4 84h80v2a8 8 0 0 1-8 8H12a8 8 0 0 1-8-8z" />
    </>
  );
}

function MarkOn({ mark, ink, place }: { mark: Mark | undefined; ink: string; place: string }): JSX.Element | null {
  if (!mark) return null;
  const shapes = mark.map(([tag, attributes]) => h(tag, attributes));
  return (
    <g transform={place} fill="none" stroke={ink} stroke-width="2.2" stroke-linecap="round" stroke-linejoin="round">
      {shapes}
    </g>
  );
}
