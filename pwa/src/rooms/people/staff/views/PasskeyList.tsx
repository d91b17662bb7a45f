/** One's passkeys: which there are, one more, one fewer. The last one stays. */
import type { JSX } from "preact";
import { useEffect, useState } from "preact/hooks";
import { formatMoment } from "../../../../kernel/dates";
import { t } from "../../../../kernel/words";
import { Button, Dialog, List, Row, Section, Skeleton } from "../../../../ui";
import { listPasskeys, type Passkey, removePasskey, type Session } from "../api";
import { makePasskey } from "../passkeys";
import { cameIn, csrf } from "../session";
import { Trouble, useWork } from "./work";

export function PasskeyList({ session }: { session: Session }): JSX.Element {
  const [passkeys, setPasskeys] = useState<Passkey[] | undefined>(undefined);
  const [leaving, setLeaving] = useState<Passkey | undefined>(undefined);
  const { busy, trouble, work } = useWork();
  const read = async (): Promise<void> => setPasskeys(await listPasskeys());
  // biome-ignore lint/correctness/useExhaustiveDependencies: read once, when the screen opens
  useEffect(() => void work(read), []);
  const make = (): Promise<void> =>
    work(async () => {
      cameIn(await makePasskey());
      await read();
    });
  const remove = (passkey: Passkey): Promise<void> =>
    work(async () => {
      setLeaving(undefined);
      await removePasskey(passkey.id, await csrf());
      await read();
    });
  return (
    <Section title={t("people.staff.passkeys.title")}>
      <p>{t("people.staff.passkeys.what")}</p>
      <Trouble trouble={trouble} />
      {passkeys === undefined && trouble === undefined && <Skeleton lines={2} />}
      {passkeys?.length === 0 && <p>{t("people.staff.passkeys.none")}</p>}
      {passkeys && passkeys.length > 0 && (
        <List label={t("people.staff.passkeys.title")}>
          {passkeys.map((passkey) => (
            <PasskeyRow
              key={passkey.id}
              passkey={passkey}
              onRemove={passkeys.length > 1 ? () => setLeaving(passkey) : undefined}
            />
          ))}
        </List>
      )}
      {session.can_have_passkeys ? (
        <div class="pv-actions">
          <Button variant="secondary" icon="plus" busy={busy} onClick={() => void make()}>
            {t("people.staff.offer.make")}
          </Button>
        </div>
      ) : (
        <p>{t("people.staff.offer.by_number")}</p>
      )}
      <Dialog
        open={leaving !== undefined}
        title={t("people.staff.passkeys.remove.title", { name: nameOf(leaving) })}
        onClose={() => setLeaving(undefined)}
        actions={
          <>
            <Button tone="danger" onClick={() => leaving && void remove(leaving)}>
              {t("people.staff.passkeys.remove")}
            </Button>
            <Button variant="secondary" onClick={() => setLeaving(undefined)}>
              {t("people.staff.passkeys.keep")}
            </Button>
          </>
        }
      >
        <p>{t("people.staff.passkeys.remove.what")}</p>
      </Dialog>
    </Section>
  );
}

function PasskeyRow({ passkey, onRemove }: { passkey: Passkey; onRemove: (() => void) | undefined }): JSX.Element {
  const made = formatMoment(Date.parse(passkey.created_at));
  const used = passkey.used_at && formatMoment(Date.parse(passkey.used_at));
  return (
    <Row
      title={nameOf(passkey)}
      detail={used ? t("people.staff.passkeys.used", { at: used }) : t("people.staff.passkeys.made", { at: made })}
      end={
        onRemove && (
          <Button variant="tertiary" icon="trash" onClick={onRemove}>
            {t("people.staff.passkeys.remove")}
          </Button>
        )
      }
    />
  );
}

function nameOf(passkey: Passkey | undefined): string {
  return passkey?.label || t("people.staff.passkeys.unnamed");
}
