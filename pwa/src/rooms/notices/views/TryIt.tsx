/** A test alert « pour voir », and whether it came to this device. */
import type { JSX } from "preact";
import { useEffect, useState } from "preact/hooks";
import { t } from "../../../kernel/words";
import { onWorkerMessage } from "../../../shell/worker";
import { Button, Notification, problemWords } from "../../../ui";
import { sendTest } from "../alerts/alerts";

type Trial = "none" | "sending" | "sent" | "received" | "gone" | "failed";

export function TryIt(): JSX.Element {
  const [trial, setTrial] = useState<Trial>("none");
  const [problem, setProblem] = useState<unknown>();
  useEffect(() => onWorkerMessage((message) => message.type === "notice.received" && setTrial("received")), []);
  const send = async (): Promise<void> => {
    setTrial("sending");
    try {
      const { state } = await sendTest();
      // The alert may be faster than the answer.
      setTrial((now) => (now === "received" ? now : state));
    } catch (error) {
      setProblem(error);
      setTrial("failed");
    }
  };
  return (
    <>
      <p>{t("notices.test.body")}</p>
      <div>
        <Button icon="bell" busy={trial === "sending"} onClick={() => void send()}>
          {t("notices.test.action")}
        </Button>
      </div>
      <div role="status">
        {trial === "sent" && <p>{t("notices.test.sent")}</p>}
        {trial === "received" && <Notification severity="success" title={t("notices.test.received")} />}
        {trial === "gone" && <Notification severity="warning" title={t("notices.test.gone")} />}
        {trial === "failed" && (
          <Notification severity="warning" title={problem ? problemWords(problem) : t("notices.test.failed")} />
        )}
      </div>
    </>
  );
}
