/** The two versions on paper, side by side in words, each with its ways to open it. */
import type { JSX } from "preact";
import { t } from "../../../kernel/words";
import { LinkButton } from "../../../ui";
import type { PaperFormat } from "../paper";
import "../paper.css";
import { PaperPicture } from "./PaperPicture";

const FORMATS: readonly PaperFormat[] = ["page", "gros"];

export interface PaperChoiceProps {
  pathOf: (format: PaperFormat) => string;
  /** Of the headings: below that of the screen, or of its section. */
  level?: "h2" | "h3";
}

export function PaperChoice({ pathOf, level: Heading = "h2" }: PaperChoiceProps): JSX.Element {
  return (
    <ul class="pv-papers">
      {FORMATS.map((format) => (
        <li class="pv-paper" key={format}>
          <PaperPicture format={format} />
          <div class="pv-paper-words">
            <Heading class="pv-paper-title">{t(`waste_paper.${format}`)}</Heading>
            <p>{t(`waste_paper.${format}_what`)}</p>
            <div class="pv-actions">
              <LinkButton href={pathOf(format)} icon="printer" newTab>
                {t("waste_paper.open")}
                <span class="pv-hidden"> {t(`waste_paper.${format}`)}</span>
              </LinkButton>
              <LinkButton href={pathOf(format)} icon="download" variant="secondary" download="">
                {t("waste_paper.download")}
                <span class="pv-hidden"> {t(`waste_paper.${format}`)}</span>
              </LinkButton>
            </div>
          </div>
        </li>
      ))}
    </ul>
  );
}
