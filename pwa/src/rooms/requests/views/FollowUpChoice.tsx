/** How a person wants to hear of what they send: kept with the draft, and proposed again the next time. */
import type { JSX } from "preact";
import { useEffect } from "preact/hooks";
import { t } from "../../../kernel/words";
import type { Draft } from "../../../outbox/draft";
import type { FollowUp } from "../../../outbox/envelope";
import { useDataset } from "../../../store/datasets";
import { setSetting } from "../../../store/settings";
import { setting } from "../../../store/settings_live";
import { LinkButton, RadioGroup, TextField } from "../../../ui";
import { alerts } from "../../notices/alerts/alerts";
import "../promises";

export interface FollowUpChoiceProps {
  draft: Draft;
  /** The address lacks something; said after an attempt to send. */
  isWrong: boolean;
}

export function FollowUpChoice({ draft, isWrong }: FollowUpChoiceProps): JSX.Element {
  const hasMail = useDataset("requests.promises").value.body?.has_mail ?? false;
  const last = setting("follow_up").value;
  const chosen = draft.envelope.value.follow_up;
  const isOn = alerts.value.state === "active";
  // What was chosen the last time is proposed, never a channel that is not there any more.
  useEffect(() => {
    if (chosen === undefined && last !== undefined && (last.channel !== "email" || hasMail)) draft.follow(last);
  }, [chosen, last, hasMail, draft]);
  const choose = (follow_up: FollowUp): void => {
    draft.follow(follow_up);
    void setSetting("follow_up", follow_up);
  };
  const channel = chosen?.channel ?? "none";
  const options = [
    { value: "push", label: t("requests_follow.push"), help: isOn ? undefined : t("requests_follow.push.help") },
    ...(hasMail ? [{ value: "email", label: t("requests_follow.email") }] : []),
    { value: "none", label: t("requests_follow.none") },
  ];
  return (
    <>
      <RadioGroup
        id="follow-up"
        label={t("requests_follow.question")}
        help={t("requests_follow.help")}
        options={options}
        value={channel}
        onChange={(value) => choose(wishOf(value, last))}
      />
      {channel === "push" && !isOn && (
        <div>
          <LinkButton href="/alertes" variant="secondary" icon="bell">
            {t("requests_follow.push.turn_on")}
          </LinkButton>
        </div>
      )}
      {channel === "email" && (
        <TextField
          id="follow-up-email"
          type="email"
          autocomplete="email"
          label={t("requests_follow.address")}
          value={chosen?.email ?? ""}
          error={isWrong ? t("requests_follow.address.wrong") : undefined}
          onInput={(email) => choose({ channel: "email", email })}
        />
      )}
    </>
  );
}

/** An address that was given once need not be written again. */
function wishOf(channel: string, last: FollowUp | undefined): FollowUp {
  if (channel === "email") return { channel, ...(last?.email && { email: last.email }) };
  return { channel: channel === "push" ? "push" : "none" };
}
