/** Around the console's screens: the same language, denser; the rail becomes the bottom bar on a phone. */
import type { ComponentType, JSX } from "preact";
import { town } from "../../kernel/town";
import { type Language, language, setLanguage, t } from "../../kernel/words";
import { standing } from "../../rooms/people/staff/session";
import { ConsoleKeys } from "../../rooms/people/staff/views/ConsoleKeys";
import { Gate } from "../../rooms/people/staff/views/Gate";
import { setSetting } from "../../store/settings";
import { Icon, type IconName } from "../../ui";
import { Bars } from "../Bars";
import type { FrameProps } from "../Frame";
import { match, type Route } from "../router";

interface Desk {
  path: string;
  /** What else belongs to the desk. */
  under: string;
  words: string;
  icon: IconName;
}

const DESKS: readonly Desk[] = [
  { path: "/staff", under: "/staff/demandes", words: "shell_staff.inbox", icon: "inbox" },
  { path: "/staff/avis", under: "/staff/avis", words: "shell_staff.notices", icon: "megaphone" },
  { path: "/staff/collectes", under: "/staff/collectes", words: "shell_staff.collections", icon: "truck" },
  { path: "/staff/formulaires", under: "/staff/formulaires", words: "shell_staff.forms", icon: "file" },
  { path: "/staff/reglages", under: "/staff/reglages", words: "shell_staff.settings", icon: "settings" },
];

/** The console's frame, with the desks that the open rooms answer for. */
export function staffFrameFor(routes: readonly Route[]): ComponentType<FrameProps> {
  const desks = DESKS.filter((desk) => routes.some((route) => route.path === desk.path));
  return (props) => (
    <StaffFrame {...props} desks={desks} opensOffline={match(routes, props.path)?.route.opensOffline} />
  );
}

interface StaffFrameProps extends FrameProps {
  desks: readonly Desk[];
  opensOffline: boolean | undefined;
}

function StaffFrame({ path, children, desks, opensOffline }: StaffFrameProps): JSX.Element {
  const isIn = standing.value.kind === "in";
  return (
    <div class="pv-frame pv-staff">
      <a class="pv-skip" href="#contenu">
        {t("shell.skip")}
      </a>
      <div class="pv-rail">
        <StaffHeader />
        {isIn && <Desks path={path} desks={desks} />}
      </div>
      <Bars />
      <main class="pv-main" id="contenu" tabIndex={-1}>
        {path === "/staff/entrer" ? children : <Gate opensOffline={opensOffline}>{children}</Gate>}
      </main>
      {isIn && <ConsoleKeys desks={desks} />}
    </div>
  );
}

function StaffHeader(): JSX.Element {
  const other: Language = language.value === "fr" ? "en" : "fr";
  const choose = async (): Promise<void> => {
    await setLanguage(other);
    await setSetting("language", other);
  };
  return (
    <header class="pv-header">
      <a class="pv-town" href="/staff">
        <img src="/town/emblem.svg" alt="" width="40" height="40" />
        <span>
          {town.value?.name ?? "Parvis"}
          <span class="pv-console">{t("shell_staff.console")}</span>
        </span>
      </a>
      <button type="button" class="pv-header-button" lang={other} onClick={() => void choose()}>
        <span aria-hidden="true">{other.toUpperCase()}</span>
        <span class="pv-hidden">{other === "en" ? "EN – English" : "FR – Français"}</span>
      </button>
      <a class="pv-header-button" href="/">
        <Icon name="house" label={t("shell_staff.citizen")} />
      </a>
    </header>
  );
}

function Desks({ path, desks }: { path: string; desks: readonly Desk[] }): JSX.Element {
  return (
    <nav class="pv-places" aria-label={t("shell_staff.desks")}>
      <ul>
        {desks.map((desk) => (
          <li key={desk.path}>
            <a href={desk.path} aria-current={current(desk.path, desk.under, path)}>
              <span class="pv-place-icon">
                <Icon name={desk.icon} />
              </span>
              {t(desk.words)}
            </a>
          </li>
        ))}
      </ul>
    </nav>
  );
}

function current(desk: string, under: string, path: string): "page" | "true" | undefined {
  if (path === desk) return "page";
  return path.startsWith(`${under}/`) ? "true" : undefined;
}
