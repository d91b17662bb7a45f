/** One press, and no mail about that request comes any more. */
import type { JSX } from "preact";
import { useState } from "preact/hooks";
import { t } from "../../../kernel/words";
import { place } from "../../../shell/router";
import { Button, Page, ProblemNote } from "../../../ui";
import { stopMail } from "../api";

export function StopMail(): JSX.Element {
  const token = place.value.hash.slice(1);
  const [state, setState] = useState<"asked" | "busy" | "stopped">("asked");
  const [problem, setProblem] = useState<unknown>();
  const stop = (): void => {
    setState("busy");
    setProblem(undefined);
    stopMail(token).then(
      () => setState("stopped"),
      (failure: unknown) => {
        setProblem(failure);
        setState("asked");
      },
    );
  };
  return (
    <Page title={t("requests_mail.title")}>
      {state === "stopped" ? (
        <p role="status">{t("requests_mail.stopped")}</p>
      ) : (
        <>
          <p>{t("requests_mail.what")}</p>
          <div>
            <Button busy={state === "busy"} onClick={stop}>
              {t("requests_mail.stop")}
            </Button>
          </div>
        </>
      )}
      {problem !== undefined && <ProblemNote problem={problem} onRetry={stop} />}
    </Page>
  );
}
