/** One calendar, as links: for the phone's own app, for any other, for Google's, for Home Assistant; and what they tell. */
import type { JSX } from "preact";
import { useState } from "preact/hooks";
import { t } from "../../../kernel/words";
import { Button, Icon, LinkButton, Phrase } from "../../../ui";
import { type FeedWish, feedPath, googleLink, homeAssistantSnippet, webcalLink } from "../feed";

export function FeedLinks({ wish }: { wish: FeedWish }): JSX.Element {
  const link = window.location.origin + feedPath(wish);
  const plain = window.location.origin + feedPath({ ...wish, reminder: undefined, homeAssistant: true });
  return (
    <div class="pv-feed">
      <div class="pv-actions">
        <LinkButton href={webcalLink(link)} icon="calendar">
          {t("waste_feed.link.open")}
        </LinkButton>
      </div>
      <p>{t("waste_feed.link.other")}</p>
      <Copied id="lien" text={link} label={t("waste_feed.link.label")} />
      <p>
        <a class="ds-link" href={googleLink(link)} target="_blank" rel="noreferrer">
          {t("waste_feed.link.google")}
        </a>
        <span class="pv-help"> {t("waste_feed.link.google_help")}</span>
      </p>
      <p class="pv-promise">
        <Icon name="circle-check" />
        <span>{t(wish.dwellings > 0 ? "waste_feed.private_size" : "waste_feed.private")}</span>
      </p>
      <ul>
        <li>{t("waste_feed.note.network")}</li>
        <li>{t("waste_feed.note.delay")}</li>
        <li>{t("waste_feed.note.moving")}</li>
      </ul>
      <details class="pv-feed-more">
        <summary>{t("waste_feed.home_assistant.title")}</summary>
        <p>{t("waste_feed.home_assistant.what")}</p>
        <Copied id="home-assistant" text={homeAssistantSnippet(plain)} label={t("waste_feed.home_assistant.label")} />
      </details>
      <p class="pv-help">
        <Phrase
          words="waste_feed.open_data"
          link={
            <a class="ds-link" href="/api/v1/waste/open-data">
              {t("waste_feed.open_data.link")}
            </a>
          }
        />
      </p>
    </div>
  );
}

interface CopiedProps {
  id: string;
  text: string;
  label: string;
}

/** A text to take away: copied by a button, or by hand where the browser does not let us. */
function Copied({ id, text, label }: CopiedProps): JSX.Element {
  const [tried, setTried] = useState<{ text: string; outcome: "done" | "refused" }>();
  const outcome = tried?.text === text ? tried.outcome : undefined;
  const copy = async (): Promise<void> => {
    try {
      await navigator.clipboard.writeText(text);
      setTried({ text, outcome: "done" });
    } catch {
      document.querySelector<HTMLTextAreaElement>(`#${id}`)?.select();
      setTried({ text, outcome: "refused" });
    }
  };
  return (
    <div class="pv-field">
      <label class="ds-label pv-label" for={id}>
        {label}
      </label>
      <textarea
        class="ds-input pv-feed-text"
        id={id}
        rows={4}
        readOnly
        spellcheck={false}
        value={text}
        onFocus={(event) => event.currentTarget.select()}
      />
      <div class="pv-actions">
        <Button variant="secondary" icon={outcome === "done" ? "check" : undefined} onClick={() => void copy()}>
          {t("waste_feed.copy")}
          <span class="pv-hidden">{label}</span>
        </Button>
        <span role="status">{outcome && t(`waste_feed.copy.${outcome}`)}</span>
      </div>
    </div>
  );
}
