/** The notice itself: the band says what it is and what to do first, the rest follows in the order of need. */
import type { ComponentChildren, JSX } from "preact";
import { minute } from "../../../kernel/clock";
import { formatMoment } from "../../../kernel/dates";
import { pick, t } from "../../../kernel/words";
import type { DatasetState } from "../../../store/datasets";
import type { AnswerBandProps } from "../../../ui";
import { Age, AnswerBand, Icon, Page, PhoneLink, Phrase } from "../../../ui";
import type { Notice } from "../api";
import { blocksOf, iconOf, isInForce } from "../rules";
import { severityWord, whenWords } from "../words";
import { NoticeActions } from "./NoticeActions";

export interface NoticeBodyProps {
  notice: Notice;
  age: Pick<DatasetState<unknown>, "fetched_at" | "stale">;
}

export function NoticeBody({ notice, age }: NoticeBodyProps): JSX.Element {
  const at = minute.value;
  const over = !isInForce(notice, at);
  const first = over ? pick(notice.closing) : pick(notice.what_to_do);
  return (
    <Page
      title={pick(notice.title)}
      band={
        <AnswerBand
          tone={toneOf(notice, over)}
          eyebrow={<Eyebrow notice={notice} over={over} />}
          detail={first && <FirstThing over={over} words={first} />}
          actions={<NoticeActions notice={notice} over={over} />}
        >
          {pick(notice.title)}
        </AnswerBand>
      }
    >
      <Age dataset={age} />
      <dl class="pv-notice-facts">
        <Fact name={t("notices.fact.place")} words={pick(notice.place_words)} />
        <Fact name={t("notices.fact.when")} words={whenWords(notice, at)} />
      </dl>
      {over && pick(notice.what_to_do) && (
        <p class="pv-notice-was">{t("notices.was", { words: pick(notice.what_to_do) })}</p>
      )}
      <Prose text={pick(notice.body)} />
      <dl class="pv-notice-facts">
        <Fact name={t("notices.fact.contact")} words={pick(notice.contact)}>
          <Phrase words="ui.call_us" phone={<PhoneLink />} />
        </Fact>
        <Fact name={t("notices.fact.published")} words={publishedWords(notice)} />
      </dl>
    </Page>
  );
}

function toneOf(notice: Notice, over: boolean): AnswerBandProps["tone"] {
  if (over) return "quiet";
  return notice.severity === "information" ? "town" : notice.severity;
}

function Eyebrow({ notice, over }: { notice: Notice; over: boolean }): JSX.Element {
  if (over)
    return (
      <>
        <Icon name="circle-check" /> {t("notices.over")}
      </>
    );
  return (
    <>
      <Icon name={iconOf(notice)} /> {severityWord(notice)} – {t(`notices.kind.${notice.kind}`)}
    </>
  );
}

function FirstThing({ over, words }: { over: boolean; words: string }): JSX.Element {
  return (
    <p>
      <strong class="pv-notice-first">{t(over ? "notices.now" : "notices.first")}</strong> {words}
    </p>
  );
}

function Fact({
  name,
  words,
  children,
}: {
  name: string;
  words: string;
  children?: ComponentChildren;
}): JSX.Element | null {
  if (!words && !children) return null;
  return (
    <div>
      <dt>{name}</dt>
      <dd>
        {words && <p>{words}</p>}
        {children && <p>{children}</p>}
      </dd>
    </div>
  );
}

/** Paragraphs and lists as the editors wrote them; never their HTML. */
export function Prose({ text }: { text: string }): JSX.Element {
  return (
    <div class="pv-prose">
      {blocksOf(text).map((block, index) =>
        block.kind === "list" ? (
          <ul key={index}>
            {block.items.map((item) => (
              <li key={item}>{item}</li>
            ))}
          </ul>
        ) : (
          <p key={index}>{block.lines.join(" ")}</p>
        ),
      )}
    </div>
  );
}

function publishedWords(notice: Notice): string {
  const published = t("notices.published", { moment: formatMoment(notice.published_at) });
  if (notice.version === 1 || notice.state === "ended") return published;
  return `${published} ${t("notices.updated", { moment: formatMoment(notice.updated_at) })}`;
}
