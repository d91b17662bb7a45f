/** « Clés d’échange »: which other programs may report problems through Open311. A key is shown once. */
import type { JSX } from "preact";
import { useEffect, useState } from "preact/hooks";
import { formatDay, formatMoment } from "../../../../kernel/dates";
import { t } from "../../../../kernel/words";
import {
  Button,
  Dialog,
  EmptyState,
  List,
  Notification,
  Page,
  Row,
  Section,
  Skeleton,
  TextField,
} from "../../../../ui";
import type { ApiKey, MadeApiKey } from "../../../../wire/api.gen";
import { useWork } from "../../../people/staff/views/work";
import { StaffTrouble } from "../../../waste/staff/views/StaffTrouble";
import { listKeys, makeKey, revokeKey } from "./api";
import "./keys.css";

export function KeysPage(): JSX.Element {
  const [keys, setKeys] = useState<ApiKey[]>();
  const [made, setMade] = useState<MadeApiKey>();
  const [ending, setEnding] = useState<ApiKey>();
  const { busy, trouble, work } = useWork();
  const read = async (): Promise<void> => setKeys(await listKeys());
  // biome-ignore lint/correctness/useExhaustiveDependencies: read once, when the screen opens
  useEffect(() => void work(read), []);
  const make = (name: string, contact: string): Promise<void> =>
    work(async () => {
      setMade(await makeKey(name, contact));
      await read();
    });
  const end = (key: ApiKey): Promise<void> =>
    work(async () => {
      setEnding(undefined);
      await revokeKey(key.id);
      await read();
    });
  return (
    <Page title={t("requests_keys_staff.title")} lead={t("requests_keys_staff.lead")}>
      <StaffTrouble trouble={trouble} onRetry={() => void work(read)} />
      {made && <Made made={made} />}
      <Section title={t("requests_keys_staff.list")}>
        {keys === undefined && trouble === undefined && <Skeleton lines={3} />}
        {keys?.length === 0 && (
          <EmptyState title={t("requests_keys_staff.none")}>{t("requests_keys_staff.none_what")}</EmptyState>
        )}
        {keys && keys.length > 0 && (
          <List label={t("requests_keys_staff.list")}>
            {keys.map((key) => (
              <KeyRow key={key.id} of={key} onEnd={() => setEnding(key)} />
            ))}
          </List>
        )}
      </Section>
      <NewKey busy={busy} onMake={make} />
      <Section title={t("requests_keys_staff.address")}>
        <p>{t("requests_keys_staff.address_what")}</p>
        <p>
          <code>{`${window.location.origin}/api/open311/v2`}</code>
        </p>
      </Section>
      <Dialog
        open={ending !== undefined}
        title={t("requests_keys_staff.end_title", { name: ending?.name ?? "" })}
        onClose={() => setEnding(undefined)}
        actions={
          <>
            <Button tone="danger" onClick={() => ending && void end(ending)}>
              {t("requests_keys_staff.end")}
            </Button>
            <Button variant="secondary" onClick={() => setEnding(undefined)}>
              {t("requests_keys_staff.keep")}
            </Button>
          </>
        }
      >
        <p>{t("requests_keys_staff.end_what")}</p>
      </Dialog>
    </Page>
  );
}

function Made({ made }: { made: MadeApiKey }): JSX.Element {
  return (
    <Notification severity="success" live title={t("requests_keys_staff.made", { name: made.name })}>
      <p>{t("requests_keys_staff.made_what")}</p>
      <p>
        <code class="pv-key">{made.key}</code>
      </p>
    </Notification>
  );
}

function KeyRow({ of, onEnd }: { of: ApiKey; onEnd: () => void }): JSX.Element {
  const used = of.used_on
    ? t("requests_keys_staff.used", { day: formatDay(of.used_on) })
    : t("requests_keys_staff.unused");
  const ended = of.revoked_at && t("requests_keys_staff.ended", { day: formatMoment(of.revoked_at) });
  return (
    <Row
      title={of.name}
      detail={[of.contact, ended ?? used].filter(Boolean).join(" · ")}
      end={
        !of.revoked_at && (
          <Button variant="tertiary" onClick={onEnd}>
            {t("requests_keys_staff.end")}
            <span class="pv-hidden"> {of.name}</span>
          </Button>
        )
      }
    />
  );
}

interface NewKeyProps {
  busy: boolean;
  onMake: (name: string, contact: string) => Promise<void>;
}

function NewKey({ busy, onMake }: NewKeyProps): JSX.Element {
  const [name, setName] = useState("");
  const [contact, setContact] = useState("");
  const [isBlank, setBlank] = useState(false);
  const submit = async (event: Event): Promise<void> => {
    event.preventDefault();
    setBlank(name.trim() === "");
    if (name.trim() === "") return document.getElementById("key-name")?.focus();
    await onMake(name, contact);
    setName("");
    setContact("");
  };
  return (
    <Section title={t("requests_keys_staff.new")}>
      <form class="pv-key-form" onSubmit={(event) => void submit(event)} noValidate>
        <TextField
          id="key-name"
          label={t("requests_keys_staff.name")}
          help={t("requests_keys_staff.name_what")}
          value={name}
          maxLength={120}
          error={isBlank ? t("requests_keys_staff.name_missing") : undefined}
          onInput={setName}
        />
        <TextField
          id="key-contact"
          label={t("requests_keys_staff.contact")}
          value={contact}
          maxLength={320}
          onInput={setContact}
        />
        <div class="pv-actions">
          <Button type="submit" busy={busy}>
            {t("requests_keys_staff.make")}
          </Button>
        </div>
      </form>
    </Section>
  );
}
