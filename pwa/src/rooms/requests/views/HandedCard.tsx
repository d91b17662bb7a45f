/** A draft that was put with the town for another device: where it is, and the way to its code or back. */
import type { JSX } from "preact";
import { pick, t } from "../../../kernel/words";
import type { Envelope } from "../../../outbox/envelope";
import type { KeptHandover } from "../../../store/schema";
import { Button, LinkButton, Tag } from "../../../ui";
import { perform } from "../actions";

export interface HandedCardProps {
  envelope: Envelope;
  handover: KeptHandover;
  isAlone?: boolean | undefined;
}

export function HandedCard({ envelope, handover, isAlone }: HandedCardProps): JSX.Element {
  const title = pick(envelope.definition.title);
  const words = t("outbox.do.delete");
  return (
    <article class="pv-envelope" data-state={envelope.state}>
      <div class="pv-envelope-head">
        {!isAlone && <h3>{title}</h3>}
        <Tag state={envelope.state}>{t(`forms_handover.tag.${handover.stands}`)}</Tag>
      </div>
      <p role="status">{t(`forms_handover.card.${handover.stands}`)}</p>
      <div class="pv-actions">
        <LinkButton href={`/formulaires/${envelope.form}?e=${envelope.id}`}>{t("forms_handover.see")}</LinkButton>
        <Button
          variant="tertiary"
          icon="trash"
          label={t("outbox.do.label", { what: words, title })}
          onClick={() => void perform("delete", envelope)}
        >
          {words}
        </Button>
      </div>
    </article>
  );
}
