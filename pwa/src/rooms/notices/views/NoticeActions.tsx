/** What a person does with a notice: say that it was read, pass it on, have it read aloud. */
import type { JSX } from "preact";
import { useEffect, useState } from "preact/hooks";
import { now } from "../../../kernel/clock";
import { language, pick, t } from "../../../kernel/words";
import { Button } from "../../../ui";
import type { Notice } from "../api";
import { acknowledge, seenNotices } from "../seen";
import { spokenWords } from "../words";

export function NoticeActions({ notice, over }: { notice: Notice; over: boolean }): JSX.Element {
  const read = seenNotices.value.get(notice.id)?.acknowledged_at !== undefined;
  return (
    <>
      {!over && (
        <Button icon="check" pressed={read} onClick={() => void acknowledge(notice.id)}>
          {t(read ? "notices.read.done" : "notices.read.action")}
        </Button>
      )}
      <ShareButton notice={notice} />
      <ListenButton notice={notice} />
    </>
  );
}

function ShareButton({ notice }: { notice: Notice }): JSX.Element {
  const [copied, setCopied] = useState(false);
  const share = async (): Promise<void> => {
    const url = `${window.location.origin}/avis/${notice.id}`;
    if (navigator.share) {
      // Closing the share sheet is not an error.
      await navigator.share({ title: pick(notice.title), text: pick(notice.what_to_do), url }).catch(() => undefined);
      return;
    }
    await navigator.clipboard.writeText(url);
    setCopied(true);
  };
  return (
    <Button variant="secondary" icon="share" onClick={() => void share()}>
      <span role="status">{t(copied ? "notices.share.copied" : "notices.share.action")}</span>
    </Button>
  );
}

function ListenButton({ notice }: { notice: Notice }): JSX.Element | null {
  const [speaking, setSpeaking] = useState(false);
  useEffect(() => () => window.speechSynthesis?.cancel(), []);
  if (!("speechSynthesis" in window)) return null;
  const listen = (): void => {
    window.speechSynthesis.cancel();
    setSpeaking(!speaking);
    if (speaking) return;
    const voice = new SpeechSynthesisUtterance(spokenWords(notice, now()));
    voice.lang = language.value === "fr" ? "fr-CA" : "en-CA";
    voice.onend = () => setSpeaking(false);
    window.speechSynthesis.speak(voice);
  };
  return (
    <Button variant="tertiary" icon="volume" pressed={speaking} onClick={listen}>
      {t(speaking ? "notices.listen.stop" : "notices.listen.action")}
    </Button>
  );
}
