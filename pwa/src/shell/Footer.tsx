/** Whom to call, now or when it opens, and the emergency numbers: on every screen, offline too. */
import { Fragment, type JSX } from "preact";
import { minute } from "../kernel/clock";
import { formatDayNear, formatTime, townZone } from "../kernel/dates";
import { dayInZone, timeInZone } from "../kernel/days";
import { telephoneLink } from "../kernel/town";
import { pick, t } from "../kernel/words";
import type { EmergencyNumber, TownProfile } from "../rooms/towns/api";
import { openingAt } from "../rooms/towns/rules";
import { dataset } from "../store/datasets";
import { PhoneLink } from "../ui";

export function Footer(): JSX.Element {
  const profile = dataset("towns.profile").value.body;
  return (
    <footer class="pv-footer">
      <div class="pv-footer-inside">
        {profile && <TownHall profile={profile} />}
        {profile && <Emergency numbers={profile.emergency_numbers} />}
        <ul class="pv-footer-links">
          <li>
            <a href="/aide">{t("shell.help")}</a>
          </li>
          <li>
            <a href="/confidentialite">{t("shell.privacy")}</a>
          </li>
          <li>
            <a href="/accessibilite">{t("shell.accessibility")}</a>
          </li>
        </ul>
      </div>
    </footer>
  );
}

function TownHall({ profile }: { profile: TownProfile }): JSX.Element {
  return (
    <div>
      <h2>{t("shell.town_hall")}</h2>
      <a class="pv-footer-phone" href={telephoneLink(profile.phone)}>
        {profile.phone}
      </a>
      <p>{openingWords(profile)}</p>
    </div>
  );
}

/** « Ouvert maintenant, jusqu’à 16 h 30 » or « Fermé. Ouvre demain à 8 h 30 ». */
export function openingWords(profile: Pick<TownProfile, "hours">): string {
  const at = minute.value;
  const opening = openingAt(profile.hours, dayInZone(at, townZone.value), timeInZone(at, townZone.value));
  if (opening.state === "unknown") return "";
  if (opening.state === "open") return t("shell.open_until", { time: formatTime(opening.until) });
  return t("shell.closed_until", { day: formatDayNear(opening.opens_on), time: formatTime(opening.opens_at) });
}

function Emergency({ numbers }: { numbers: readonly EmergencyNumber[] }): JSX.Element | null {
  if (numbers.length === 0) return null;
  return (
    <div>
      <h2>{t("shell.emergency")}</h2>
      <dl class="pv-emergency">
        {numbers.map((one) => (
          <Fragment key={one.number}>
            <dt>
              <PhoneLink phone={one.number} />
            </dt>
            <dd>{pick(one.words)}</dd>
          </Fragment>
        ))}
      </dl>
    </div>
  );
}
