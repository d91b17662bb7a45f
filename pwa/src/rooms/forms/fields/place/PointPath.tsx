/** Where the phone is. Asked of the browser only after a press, and sent only with this form. */
import type { JSX } from "preact";
import { useState } from "preact/hooks";
import { t } from "../../../../kernel/words";
import { Button, Notification, TextField } from "../../../../ui";
import type { PathProps } from "../PlaceField";

type Search =
  | { state: "idle" }
  | { state: "looking" }
  | { state: "found"; metres: number }
  | { state: "failed"; why: "denied" | "unknown" };

const PATIENCE_MS = 20_000;
const DENIED = 1;

export function PointPath({ id, place, onChange }: PathProps): JSX.Element {
  const [search, setSearch] = useState<Search>({ state: "idle" });
  const isKnown = place.lon !== undefined;
  const look = (): void => {
    setSearch(navigator.geolocation ? { state: "looking" } : { state: "failed", why: "unknown" });
    navigator.geolocation?.getCurrentPosition(
      ({ coords }) => {
        setSearch({ state: "found", metres: Math.round(coords.accuracy) });
        onChange({ ...place, lon: coords.longitude, lat: coords.latitude });
      },
      (error) => setSearch({ state: "failed", why: error.code === DENIED ? "denied" : "unknown" }),
      { enableHighAccuracy: true, timeout: PATIENCE_MS, maximumAge: 0 },
    );
  };
  return (
    <>
      <Button variant="secondary" icon="place" busy={search.state === "looking"} onClick={look} id={`${id}-words`}>
        {t(
          search.state === "looking"
            ? "forms.place.point.looking"
            : isKnown
              ? "forms.place.point.again"
              : "forms.place.point.use",
        )}
      </Button>
      <div role="status">
        {isKnown && search.state !== "failed" && (
          <Notification
            severity="success"
            title={
              search.state === "found"
                ? t("forms.place.point.found", { metres: search.metres })
                : t("forms.place.point.kept")
            }
          />
        )}
        {search.state === "failed" && (
          <Notification severity="warning" title={t(`forms.place.point.${search.why}`)}>
            <p>{t("forms.place.point.instead")}</p>
          </Notification>
        )}
      </div>
      <TextField
        id={`${id}-detail`}
        label={t("forms.place.point.label")}
        help={t("forms.place.point.example")}
        need={t("ui.optional")}
        value={place.words}
        onInput={(words) => onChange({ ...place, words })}
      />
    </>
  );
}
