/** A picture of the sectors, what overlaps and what is left out hatched in two ways. All it says, the lists say too. */
import type { JSX } from "preact";
import { t } from "../../../../../kernel/words";
import type { StreamGround } from "../api";

const MARGIN = 12;
const SPOT = 6;

export function GroundMap({ ground }: { ground: StreamGround }): JSX.Element {
  const { width, height } = ground;
  const frame = `${-MARGIN} ${-MARGIN} ${width + 2 * MARGIN} ${height + 2 * MARGIN}`;
  return (
    <figure class="pv-ground-map">
      <svg viewBox={frame} role="img" aria-label={t("waste_coverage_staff.map", { count: ground.sectors.length })}>
        <defs>
          <Hatch id="pv-hatch-overlap" turn={45} />
          <Hatch id="pv-hatch-hole" turn={-45} />
        </defs>
        {ground.sectors
          .filter(({ path }) => path)
          .map((sector) => (
            <path class="pv-map-sector" d={sector.path} fill-rule="evenodd" key={sector.name} />
          ))}
        {ground.overlaps.map((one) => (
          <path class="pv-map-overlap" d={one.path} fill-rule="evenodd" key={`${one.one} ${one.other}`} />
        ))}
        {ground.holes.map((hole) => (
          <path class="pv-map-hole" d={hole.path} key={hole.path} />
        ))}
        {ground.spots.map(([x, y]) => (
          <circle class="pv-map-spot" cx={x} cy={y} r={SPOT} key={`${x} ${y}`} />
        ))}
      </svg>
      <figcaption>
        <ul class="pv-map-key">
          {(["overlap", "hole", "spot"] as const).map((kind) => (
            <li key={kind}>
              <svg viewBox="0 0 40 24" aria-hidden="true" focusable="false">
                {kind === "spot" ? (
                  <circle class="pv-map-spot" cx="20" cy="12" r={SPOT} />
                ) : (
                  <rect class={`pv-map-${kind}`} x="2" y="2" width="36" height="20" />
                )}
              </svg>
              {t(`waste_coverage_staff.key.${kind}`)}
            </li>
          ))}
        </ul>
      </figcaption>
    </figure>
  );
}

function Hatch({ id, turn }: { id: string; turn: number }): JSX.Element {
  return (
    <pattern id={id} width="10" height="10" patternUnits="userSpaceOnUse" patternTransform={`rotate(${turn})`}>
      <rect class="pv-hatch-ground" width="10" height="10" />
      <rect class="pv-hatch-line" width="4" height="10" />
    </pattern>
  );
}
