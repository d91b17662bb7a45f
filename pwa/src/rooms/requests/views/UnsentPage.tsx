/** The page of an envelope that is still on this device: what it waits for, and what it holds. */
import type { JSX } from "preact";
import { pick, t } from "../../../kernel/words";
import type { Envelope } from "../../../outbox/envelope";
import { Page, Section } from "../../../ui";
import { pagesOf } from "../../forms/pages";
import { AnswerList } from "../../forms/views/AnswerList";
import "../../forms/forms.css";
import { DeletedRow } from "./DeletedRow";
import { EnvelopeCard } from "./EnvelopeCard";

export function UnsentPage({
  envelope,
  back,
}: {
  envelope: Envelope;
  back: { href: string; words: string };
}): JSX.Element {
  const { definition, answers } = envelope;
  return (
    <Page title={pick(definition.title)} back={back}>
      {envelope.discarded_at === null ? (
        <EnvelopeCard envelope={envelope} isAlone />
      ) : (
        <DeletedRow envelope={envelope} />
      )}
      <Section title={t("requests.what_you_wrote")}>
        <AnswerList definition={definition} answers={answers} pages={pagesOf(definition, answers)} level={3} />
      </Section>
    </Page>
  );
}
