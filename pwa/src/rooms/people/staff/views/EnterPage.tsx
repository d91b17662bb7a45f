/** The way in: by the one-time link one was given, or by a passkey. There is no password to type, or to lose. */
import type { JSX } from "preact";
import { useEffect, useState } from "preact/hooks";
import { town } from "../../../../kernel/town";
import { t } from "../../../../kernel/words";
import { navigate, place } from "../../../../shell/router";
import { Button, Page, Section } from "../../../../ui";
import { Problem } from "../../../../wire/problems";
import { acceptInvitation } from "../api";
import { signInWithPasskey } from "../passkeys";
import { cameIn, lookUp, standing } from "../session";
import { OfferPasskey } from "./OfferPasskey";
import { Trouble, useWork } from "./work";

const ENTER = "/staff/entrer";

export function EnterPage(): JSX.Element {
  const [token, setToken] = useState(() => (place.peek().path === ENTER ? place.peek().hash.slice(1) : ""));
  const [offers, setOffers] = useState(false);
  const now = standing.value;
  const isIn = now.kind === "in";
  useEffect(() => {
    if (!token && standing.peek().kind === "unknown") void lookUp();
  }, [token]);
  useEffect(() => {
    if (isIn && !token && !offers && place.peek().path === ENTER) navigate("/staff", { replace: true });
  }, [isIn, token, offers]);

  if (offers && now.kind === "in") {
    return <OfferPasskey session={now.session} onDone={() => setOffers(false)} />;
  }
  if (token) {
    const accepted = (offer: boolean): void => {
      setOffers(offer);
      setToken("");
    };
    return <Invitation token={token} onAccepted={accepted} onRefused={() => setToken("")} />;
  }
  return <ByPasskey />;
}

/** The link is spent by a press, not by being opened: programs that look at links before people do must not use it up. */
function Invitation({
  token,
  onAccepted,
  onRefused,
}: {
  token: string;
  onAccepted: (offer: boolean) => void;
  onRefused: () => void;
}): JSX.Element {
  const { busy, trouble, work } = useWork();
  const enter = (): Promise<void> =>
    work(async () => {
      const session = await acceptInvitation(token);
      history.replaceState(history.state, "", ENTER);
      onAccepted(!session.has_passkey);
      cameIn(session);
    });
  const isSpent = trouble instanceof Problem && trouble.status === 401;
  return (
    <Page title={t("people.staff.invitation.title")} lead={t("people.staff.invitation.what")}>
      <Trouble trouble={trouble} />
      <div class="pv-actions">
        {isSpent ? (
          <Button onClick={onRefused}>{t("people.staff.sign_in.otherwise")}</Button>
        ) : (
          <Button busy={busy} onClick={() => void enter()}>
            {t("people.staff.invitation.enter")}
          </Button>
        )}
      </div>
    </Page>
  );
}

function ByPasskey(): JSX.Element {
  const { busy, trouble, work } = useWork();
  const enter = (): Promise<void> => work(async () => cameIn(await signInWithPasskey()));
  const name = town.value?.name ?? "";
  return (
    <Page title={t("people.staff.sign_in.title")} lead={name && t("people.staff.sign_in.lead", { town: name })}>
      <Trouble trouble={trouble} />
      <div class="pv-actions">
        <Button icon="key" busy={busy} onClick={() => void enter()}>
          {t("people.staff.sign_in.with_passkey")}
        </Button>
      </div>
      <p>{t("people.staff.sign_in.what")}</p>
      <Section title={t("people.staff.sign_in.none")}>
        <p>{t("people.staff.sign_in.none.what")}</p>
      </Section>
    </Page>
  );
}
