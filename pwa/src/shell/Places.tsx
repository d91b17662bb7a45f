/** The four places of the app: at the bottom of a phone, at the left of a wide screen. */
import type { JSX } from "preact";
import { t } from "../kernel/words";
import { Icon, type IconName } from "../ui";
import { badges } from "./badges";

interface PlaceLink {
  path: string;
  words: string;
  icon: IconName;
}

const PLACES: readonly PlaceLink[] = [
  { path: "/", words: "shell.home", icon: "house" },
  { path: "/collectes", words: "shell.collections", icon: "truck" },
  { path: "/services", words: "shell.services", icon: "services" },
  { path: "/demandes", words: "shell.requests", icon: "inbox" },
];

export function Places({ path }: { path: string }): JSX.Element {
  return (
    <nav class="pv-places" aria-label={t("shell.places")}>
      <ul>
        {PLACES.map((place) => (
          <li key={place.path}>
            <a href={place.path} aria-current={current(place.path, path)}>
              <span class="pv-place-icon">
                <Icon name={place.icon} />
                <Count count={badges.value[place.path] ?? 0} />
              </span>
              {t(place.words)}
            </a>
          </li>
        ))}
      </ul>
    </nav>
  );
}

function Count({ count }: { count: number }): JSX.Element | null {
  if (count === 0) return null;
  return (
    <span class="pv-count">
      {count}
      <span class="pv-hidden"> {t("shell.waiting", { count })}, </span>
    </span>
  );
}

/** A form is begun from Services and ends in Mes demandes; its own place is Services. */
function current(place: string, path: string): "page" | "true" | undefined {
  if (path === place) return "page";
  if (place === "/") return undefined;
  if (path.startsWith(`${place}/`)) return "true";
  return place === "/services" && path.startsWith("/formulaires/") ? "true" : undefined;
}
