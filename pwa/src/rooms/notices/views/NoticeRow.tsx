/** A notice on one line of a list: its weight, what it says, where, until when. */
import type { JSX } from "preact";
import { minute } from "../../../kernel/clock";
import { pick, t } from "../../../kernel/words";
import { Icon, Row, Tag } from "../../../ui";
import type { Notice } from "../api";
import { iconOf } from "../rules";
import { seenNotices } from "../seen";
import "../notices.css";
import { severityWord, whenWords } from "../words";

export function NoticeRow({ notice }: { notice: Notice }): JSX.Element {
  const isNew = !seenNotices.value.has(notice.id) && notice.state === "published";
  const details = [pick(notice.place_words), whenWords(notice, minute.value)].filter(Boolean);
  return (
    <Row
      href={`/avis/${notice.id}`}
      picture={
        <span class="pv-notice-mark" data-severity={notice.severity}>
          <Icon name={iconOf(notice)} />
        </span>
      }
      title={
        notice.severity === "information"
          ? pick(notice.title)
          : t("notices.weighted", { severity: severityWord(notice), title: pick(notice.title) })
      }
      detail={details.join(" – ")}
      end={isNew ? <Tag tone="info">{t("notices.new")}</Tag> : undefined}
    />
  );
}
