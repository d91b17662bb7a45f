/** The parts of « Collectes », above each of them; on a phone the bar goes sideways and shows where one is. */
import type { JSX } from "preact";
import { useEffect, useRef } from "preact/hooks";
import { t } from "../../../../kernel/words";
import { place } from "../../../../shell/router";
import { COLLECTIONS_DESKS } from "../desks";
import { staffRoutes } from "../room";
import "../collections.css";

export function CollectionsNav(): JSX.Element {
  const list = useRef<HTMLUListElement>(null);
  const { path } = place.value;
  const open = COLLECTIONS_DESKS.filter((desk) => staffRoutes.some((route) => route.path === desk.path));
  useEffect(() => {
    const bar = list.current;
    const current = bar?.querySelector<HTMLElement>("[aria-current]");
    if (bar && current)
      bar.scrollLeft = current.offsetLeft - bar.offsetLeft - (bar.clientWidth - current.offsetWidth) / 2;
  }, []);
  return (
    <nav class="pv-collections-nav pv-no-print" aria-label={t("waste_staff.desks")}>
      <ul ref={list}>
        {open.map((desk) => (
          <li key={desk.path}>
            <a href={desk.path} aria-current={desk.path === path ? "page" : undefined}>
              {t(desk.words)}
            </a>
          </li>
        ))}
      </ul>
    </nav>
  );
}
