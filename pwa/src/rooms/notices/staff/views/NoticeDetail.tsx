/** One notice: its reach once it is published, and its text, with what it will look like. */
import type { JSX } from "preact";
import { useEffect, useState } from "preact/hooks";
import { formatMoment } from "../../../../kernel/dates";
import { pick, t } from "../../../../kernel/words";
import { Icon, ProblemNote, Skeleton, Tag } from "../../../../ui";
import { csrf, leaveIfSignedOut } from "../../../people/staff/session";
import { Desk } from "../desk";
import { Editor } from "./Editor";
import { ReachView } from "./ReachView";

export function NoticeDetail({ id }: { id: string }): JSX.Element {
  const [desk, setDesk] = useState<Desk>();
  const [problem, setProblem] = useState<unknown>();
  useEffect(() => {
    let opened: Desk | undefined;
    Desk.open(id, csrf).then(
      (made) => {
        opened = made;
        setDesk(made);
        void made.look();
      },
      (refused: unknown) => leaveIfSignedOut(refused) || setProblem(refused),
    );
    return () => void opened?.close();
  }, [id]);
  return (
    <>
      <a class="ds-link pv-back pv-desk-back" href="/staff/avis">
        <Icon name="arrow-left" />
        <span>{t("notices_staff.title")}</span>
      </a>
      {problem !== undefined && <ProblemNote problem={problem} />}
      {!desk && problem === undefined && <Skeleton lines={8} />}
      {desk && <Opened desk={desk} />}
    </>
  );
}

function Opened({ desk }: { desk: Desk }): JSX.Element {
  const { notice, content } = desk.state.value;
  return (
    <>
      <div class="pv-detail-head">
        <h2>{pick(content.title) || t("notices_staff.untitled")}</h2>
        <p>
          <Tag state={notice.state}>{t(`notices_staff.state.${notice.state}`)}</Tag>{" "}
          {notice.published_at && t("notices_staff.published", { moment: formatMoment(notice.published_at) })}
          {notice.state === "published" && notice.has_changes && <> {t("notices_staff.has_changes")}</>}
        </p>
      </div>
      {notice.state !== "draft" && <ReachView id={notice.id} />}
      <Editor desk={desk} />
    </>
  );
}
