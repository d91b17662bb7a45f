/** One notice: its reach once it is published, and its text, with what it will look like. */
import type { JSX } from "preact";
import { useEffect, useRef, useState } from "preact/hooks";
import { formatMoment } from "../../../../kernel/dates";
import { pick, t } from "../../../../kernel/words";
import { Button, Icon, ProblemNote, Skeleton, Tag } from "../../../../ui";
import { csrf, leaveIfSignedOut } from "../../../people/staff/session";
import { Desk } from "../desk";
import { Editor } from "./Editor";
import { EndDialog } from "./EndDialog";
import { Preview } from "./Preview";
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
  const { notice, content, saving } = desk.state.value;
  const [editing, setEditing] = useState(false);
  const heading = useRef<HTMLHeadingElement>(null);
  const { state, version } = notice;
  const before = useRef(version);
  useEffect(() => {
    // What was published or ended is looked at from its top: who was reached.
    if (before.current === version) return;
    before.current = version;
    setEditing(false);
    heading.current?.focus();
  }, [version]);
  const edits = state === "draft" || (state === "published" && (editing || notice.has_changes || saving !== "saved"));
  return (
    <>
      <div class="pv-detail-head">
        <h1 ref={heading} tabIndex={-1}>
          {pick(content.title) || t("notices_staff.untitled")}
        </h1>
        <p>
          {(notice.state !== "published" || !notice.published_at) && (
            <Tag state={notice.state}>{t(`notices_staff.state.${notice.state}`)}</Tag>
          )}{" "}
          {notice.published_at && t("notices_staff.published", { moment: formatMoment(notice.published_at) })}
          {notice.state === "published" && notice.has_changes && <> {t("notices_staff.has_changes")}</>}
        </p>
      </div>
      {notice.state !== "draft" && <ReachView id={notice.id} />}
      {edits ? <Editor desk={desk} /> : <AtRest desk={desk} onEdit={() => setEditing(true)} />}
    </>
  );
}

/** Published, and nobody is changing it: the text as people read it, and what can be done. */
function AtRest({ desk, onEdit }: { desk: Desk; onEdit: () => void }): JSX.Element {
  const [ending, setEnding] = useState(false);
  return (
    <>
      {desk.state.value.notice.state === "published" && (
        <div class="pv-actions">
          <Button variant="secondary" icon="pencil" onClick={onEdit}>
            {t("notices_staff.edit")}
          </Button>
          <Button variant="secondary" onClick={() => setEnding(true)}>
            {t("notices_staff.end.action")}
          </Button>
        </div>
      )}
      <Preview desk={desk} isAtRest />
      <EndDialog desk={desk} open={ending} onClose={() => setEnding(false)} />
    </>
  );
}
