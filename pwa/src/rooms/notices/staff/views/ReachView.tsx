/** Whom the notice reached: the answer in a sentence, the numbers, the bars, and why the others were not. */
import type { JSX } from "preact";
import { useEffect, useState } from "preact/hooks";
import { now } from "../../../../kernel/clock";
import { hasWords, t } from "../../../../kernel/words";
import { ProblemNote, Skeleton } from "../../../../ui";
import { type Reach, readReach } from "../api";
import { barsOf, lookAgainSeconds } from "../rules";
import { ReachChart } from "./ReachChart";

export function ReachView({ id }: { id: string }): JSX.Element {
  const [reach, setReach] = useState<Reach>();
  const [problem, setProblem] = useState<unknown>();
  useEffect(() => {
    let timer: ReturnType<typeof setTimeout> | undefined;
    let left = false;
    const look = async (): Promise<void> => {
      const fresh = await readReach(id).catch((error: unknown) => {
        if (!left) setProblem(error);
        return undefined;
      });
      if (left) return;
      if (fresh) {
        setReach(fresh);
        setProblem(undefined);
      }
      timer = setTimeout(() => void look(), (fresh ? lookAgainSeconds(fresh, now()) : 10) * 1000);
    };
    void look();
    return () => {
      left = true;
      clearTimeout(timer);
    };
  }, [id]);
  return (
    <section class="pv-reach" aria-labelledby="reach-title">
      <h2 id="reach-title">{t("notices_staff.reach.title")}</h2>
      {problem !== undefined && !reach && <ProblemNote problem={problem} />}
      {!reach && problem === undefined && <Skeleton lines={4} />}
      {reach && <Numbers reach={reach} />}
    </section>
  );
}

function Numbers({ reach }: { reach: Reach }): JSX.Element {
  if (reach.targeted === 0) return <p>{t("notices_staff.reach.nobody")}</p>;
  const share = Math.round((100 * reach.sent) / reach.targeted);
  return (
    <>
      <p class="pv-reach-answer" role="status">
        {t("notices_staff.reach.answer", { count: reach.sent, targeted: reach.targeted, share })}
      </p>
      <ReachChart bars={barsOf(reach)} />
      {reach.seconds_to_90_percent !== null && (
        <p>{t("notices_staff.reach.nine_in_ten", { seconds: Math.max(1, Math.round(reach.seconds_to_90_percent)) })}</p>
      )}
      {reach.by_reason.length > 0 && (
        <>
          <h3>{t("notices_staff.reach.why")}</h3>
          <ul class="pv-findings">
            {reach.by_reason.map(({ reason, devices }) => (
              <li key={reason}>{t("notices_staff.reach.reason", { devices, reason: reasonWords(reason) })}</li>
            ))}
          </ul>
        </>
      )}
    </>
  );
}

function reasonWords(reason: string): string {
  const key = `notices_staff.reason.${reason}`;
  return hasWords(key) ? t(key) : t("notices_staff.reason.other");
}
