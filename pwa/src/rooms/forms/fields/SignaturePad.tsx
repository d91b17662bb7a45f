/** Where a signature is drawn with a finger, a pen or a mouse. */
import type { JSX, TargetedPointerEvent } from "preact";
import { useRef, useState } from "preact/hooks";
import { LARGEST, MOST_POINTS, MOST_STROKES, type Stroke } from "../../../form_engine";
import { t } from "../../../kernel/words";
import { Button } from "../../../ui";
import { HEIGHT, SignatureView } from "./SignatureView";

interface SignaturePadProps {
  strokes: Stroke[];
  onChange: (strokes: Stroke[]) => void;
}

export function SignaturePad({ strokes, onChange }: SignaturePadProps): JSX.Element {
  const [line, setLine] = useState<Stroke>([]);
  const live = useRef<Stroke>([]);
  const room = MOST_POINTS - strokes.reduce((count, { length }) => count + length, 0);

  const begin = (event: TargetedPointerEvent<HTMLDivElement>): void => {
    if (strokes.length >= MOST_STROKES || room <= 0 || !event.isPrimary) return;
    event.currentTarget.setPointerCapture(event.pointerId);
    live.current = [pointOf(event)];
    setLine(live.current);
  };
  const draw = (event: TargetedPointerEvent<HTMLDivElement>): void => {
    if (live.current.length === 0 || live.current.length >= room) return;
    const point = pointOf(event);
    const last = live.current.at(-1);
    if (last?.[0] === point[0] && last[1] === point[1]) return;
    live.current = [...live.current, point];
    setLine(live.current);
  };
  const end = (): void => {
    if (live.current.length > 0) onChange([...strokes, live.current]);
    live.current = [];
    setLine([]);
  };
  const drawn = line.length > 0 ? [...strokes, line] : strokes;
  return (
    <div class="pv-sign">
      <p class="pv-help">{t("forms.signature.draw")}</p>
      <div class="pv-sign-pad" onPointerDown={begin} onPointerMove={draw} onPointerUp={end} onPointerCancel={end}>
        <SignatureView strokes={drawn} />
      </div>
      {strokes.length > 0 && (
        <Button variant="tertiary" icon="trash" onClick={() => onChange([])}>
          {t("forms.signature.clear")}
        </Button>
      )}
    </div>
  );
}

/** Where a pointer is on the pad, in the whole numbers of the answer. */
function pointOf({ clientX, clientY, currentTarget }: TargetedPointerEvent<HTMLDivElement>): Stroke[number] {
  const { left, top, width, height } = currentTarget.getBoundingClientRect();
  return [bounded(((clientX - left) / width) * LARGEST, LARGEST), bounded(((clientY - top) / height) * HEIGHT, HEIGHT)];
}

function bounded(value: number, most: number): number {
  return Math.min(Math.max(Math.round(value), 0), most);
}
