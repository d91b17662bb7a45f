/** A screen: its title in the window, its answer band or heading, and its content at a readable width. */
import type { ComponentChildren, JSX } from "preact";
import { useEffect } from "preact/hooks";
import { town } from "../kernel/town";
import { Icon } from "./icons";

export interface PageProps {
  /** In the window's title, and the heading when there is no band. */
  title: string;
  /** An `AnswerBand`; it then holds the heading. */
  band?: ComponentChildren | undefined;
  /** One sentence under the heading. */
  lead?: ComponentChildren | undefined;
  back?: { href: string; words: string } | undefined;
  /** The heading is elsewhere, e.g. the question of a form's step. */
  headless?: boolean | undefined;
  /** For tables and the console. */
  wide?: boolean | undefined;
  children: ComponentChildren;
}

export function Page({ title, band, lead, back, headless, wide, children }: PageProps): JSX.Element {
  const name = town.value?.name;
  useEffect(() => {
    document.title = name ? `${title} – ${name}` : title;
  }, [title, name]);
  return (
    <>
      {band}
      <div class={wide ? "pv-page pv-page-wide" : "pv-page"}>
        {back && (
          <a class="ds-link pv-back" href={back.href}>
            <Icon name="arrow-left" />
            <span>{back.words}</span>
          </a>
        )}
        {!band && !headless && (
          <div class="pv-heading">
            <h1 tabIndex={-1}>{title}</h1>
            {lead && <p class="pv-lead">{lead}</p>}
          </div>
        )}
        {children}
      </div>
    </>
  );
}

export interface SectionProps {
  title: ComponentChildren;
  /** At the end of the heading's line: a link to the rest. */
  aside?: ComponentChildren | undefined;
  /** Of no use on paper. */
  screenOnly?: boolean | undefined;
  children: ComponentChildren;
}

/** A part of a screen under its own heading. */
export function Section({ title, aside, screenOnly, children }: SectionProps): JSX.Element {
  return (
    <section class={screenOnly ? "pv-section pv-no-print" : "pv-section"}>
      <div class="pv-section-head">
        <h2>{title}</h2>
        {aside}
      </div>
      {children}
    </section>
  );
}
