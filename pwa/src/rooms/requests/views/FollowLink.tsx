/** A mail's link on another device: from now on this one reads and answers that request too. */
import type { JSX } from "preact";
import { useCallback, useEffect, useState } from "preact/hooks";
import { t } from "../../../kernel/words";
import { navigate, place } from "../../../shell/router";
import { refreshDataset } from "../../../store/datasets";
import { Page, PhoneLink, Phrase, ProblemNote, Skeleton } from "../../../ui";
import { followByLink } from "../api";

export function FollowLink(): JSX.Element {
  const token = place.value.hash.slice(1);
  const [problem, setProblem] = useState<unknown>();
  const follow = useCallback((): void => {
    setProblem(undefined);
    followByLink(token)
      .then(async (id) => {
        await refreshDataset("requests.mine");
        navigate(`/demandes/${id}`, { replace: true });
      })
      .catch(setProblem);
  }, [token]);
  useEffect(follow, [follow]);
  return (
    <Page title={t("requests_follow.title")} back={{ href: "/demandes", words: t("requests.title") }}>
      {problem === undefined ? (
        <Skeleton lines={4} />
      ) : (
        <>
          <ProblemNote problem={problem} onRetry={follow} />
          <p>
            <Phrase words="requests_follow.otherwise" phone={<PhoneLink />} />
          </p>
        </>
      )}
    </Page>
  );
}
