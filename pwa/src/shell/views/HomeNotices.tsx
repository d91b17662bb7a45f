/** What the town must say now, on the home page: the emergency takes the band, the rest is a short list. */
import type { JSX } from "preact";
import { minute } from "../../kernel/clock";
import { pick, t } from "../../kernel/words";
import type { Notice } from "../../rooms/notices/api";
import { here } from "../../rooms/notices/here";
import { sortNotices } from "../../rooms/notices/rules";
import { NoticeRow } from "../../rooms/notices/views/NoticeRow";
import { useDataset } from "../../store/datasets";
import { AnswerBand, LinkButton, List, Section } from "../../ui";

const MOST = 3;

/** The notices in force for this phone's place, the most serious first. */
export function useNoticesHere(): Notice[] {
  const notices = useDataset("notices.recent").value.body?.notices ?? [];
  return sortNotices(notices, minute.value, here.value).here;
}

export function EmergencyBand({ notice }: { notice: Notice }): JSX.Element {
  return (
    <AnswerBand
      tone="emergency"
      eyebrow={t("shell.emergency_in", { place: pick(notice.place_words) })}
      detail={<FirstSteps text={pick(notice.what_to_do)} />}
      actions={<LinkButton href={`/avis/${notice.id}`}>{t("shell.read_notice")}</LinkButton>}
    >
      {pick(notice.title)}
    </AnswerBand>
  );
}

const MOST_STEPS = 3;

/** What to do first, as steps when the town wrote them so; the notice itself has the rest. */
function FirstSteps({ text }: { text: string }): JSX.Element {
  const lines = text.split("\n").filter((line) => line.trim());
  const steps = lines.filter((line) => /^\s*[-–•]\s/.test(line)).map((line) => line.replace(/^\s*[-–•]\s+/, ""));
  if (steps.length === 0) return <p>{lines[0]}</p>;
  return (
    <ul>
      {steps.slice(0, MOST_STEPS).map((step) => (
        <li key={step}>{step}</li>
      ))}
    </ul>
  );
}

export function NoticesHere({ notices }: { notices: readonly Notice[] }): JSX.Element | null {
  if (notices.length === 0) return null;
  return (
    <Section
      title={t("shell.notices_here")}
      aside={
        <a class="ds-link" href="/avis">
          {t("shell.all_notices")}
        </a>
      }
    >
      <List>
        {notices.slice(0, MOST).map((notice) => (
          <NoticeRow key={notice.id} notice={notice} />
        ))}
      </List>
    </Section>
  );
}
