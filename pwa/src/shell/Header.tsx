/** The emblem, the town, the other language, and the bell. */
import type { JSX } from "preact";
import { town } from "../kernel/town";
import { type Language, language, setLanguage, t } from "../kernel/words";
import { setSetting } from "../store/settings";
import { Icon } from "../ui";
import { badges } from "./badges";

export function Header({ path }: { path: string }): JSX.Element {
  const other: Language = language.value === "fr" ? "en" : "fr";
  const alerts = badges.value["/alertes"] ?? 0;
  return (
    <header class="pv-header">
      <a class="pv-town" href="/" aria-label={t("shell.town_home", { town: town.value?.name ?? "Parvis" })}>
        <img src="/town/emblem.svg" alt="" width="40" height="40" />
        <span>{town.value?.name ?? "Parvis"}</span>
      </a>
      <button type="button" class="pv-header-button" lang={other} onClick={() => void choose(other)}>
        <span aria-hidden="true">{other.toUpperCase()}</span>
        <span class="pv-hidden">{other === "en" ? "EN – English" : "FR – Français"}</span>
      </button>
      <a class="pv-header-button" href="/alertes" aria-current={path === "/alertes" ? "page" : undefined}>
        <Icon name="bell" />
        <span class="pv-hidden">{t("shell.alerts")}</span>
        {alerts > 0 && <span class="pv-count">{alerts}</span>}
      </a>
    </header>
  );
}

async function choose(next: Language): Promise<void> {
  await setLanguage(next);
  await setSetting("language", next);
}
