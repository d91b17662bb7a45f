/** One form from its first question to its receipt; the address says where in it the person is. */
import type { JSX } from "preact";
import { useEffect, useState } from "preact/hooks";
import { pick, t } from "../../../kernel/words";
import type { Draft } from "../../../outbox/draft";
import { navigate, place, type ViewProps } from "../../../shell/router";
import { useDataset } from "../../../store/datasets";
import { LinkButton, Notification, Page, PhoneLink, Phrase, ProblemNote, Skeleton } from "../../../ui";
import { isReadable, openForms } from "../api";
import { addressOf, RECEIPT, readAddress } from "../pages";
import { newDraft, type Opening, open } from "../state";
import "../fields/kinds.css";
import "../forms.css";
import { Filling } from "./Filling";
import { Receipt } from "./Receipt";
import { Resume } from "./Resume";
import { UpdateFirst } from "./UpdateFirst";

export function Form({ params }: ViewProps): JSX.Element {
  const code = params["code"] ?? "";
  const published = useDataset("forms.published").value;
  const { envelope, step, about } = readAddress(place.value.search);
  // A form of a request's page is nothing by itself.
  const offered = about === undefined ? openForms(published.body) : (published.body?.system ?? []);
  const form = offered.find((one) => one.code === code);
  const [opening, setOpening] = useState<Opening>({ kind: "loading" });
  const isWaiting = published.state === "loading";

  const draft = opening.kind === "filling" ? opening.draft : undefined;
  // The address names the draft from its first keystroke on: that is not another form to open.
  const isOpen = draft !== undefined && (envelope === undefined || envelope === draft.id) && step !== RECEIPT;
  useEffect(() => {
    if (isOpen || (isWaiting && envelope === undefined)) return;
    let left = false;
    open(envelope, code, form, about).then(
      (opened) => !left && setOpening(opened),
      () => !left && setOpening(form ? { kind: "filling", draft: newDraft(form, about) } : { kind: "unknown" }),
    );
    return () => {
      left = true;
    };
  }, [envelope, code, form, about, isWaiting, isOpen]);

  const begin = (fresh: Draft): void => setOpening({ kind: "filling", draft: fresh });
  switch (opening.kind) {
    case "loading":
      return (
        <Page title={form ? pick(form.title) : t("forms.title")}>
          <Skeleton lines={5} />
        </Page>
      );
    case "unknown":
      return <Unknown code={code} problem={published.problem} />;
    case "choose":
      return <Resume form={form} drafts={opening.drafts} onNew={() => form && begin(newDraft(form, about))} />;
    case "sent":
      return step === RECEIPT ? <Receipt id={opening.envelope.id} /> : <Gone id={opening.envelope.id} />;
    case "filling":
      return <Readable draft={opening.draft} />;
  }
}

/** A form with more in it than this app knows would be shown with holes: the app is updated first. */
function Readable({ draft }: { draft: Draft }): JSX.Element {
  const { definition } = draft.envelope.peek();
  return isReadable(definition) ? <Filling draft={draft} /> : <UpdateFirst title={pick(definition.title)} />;
}

/** Back, after sending, leads here: the request has a page of its own now. */
function Gone({ id }: { id: string }): JSX.Element {
  useEffect(() => navigate(`/demandes/${id}`, { replace: true }), [id]);
  return (
    <Page title={t("forms.title")}>
      <Skeleton lines={4} />
    </Page>
  );
}

function Unknown({ code, problem }: { code: string; problem: unknown }): JSX.Element {
  return (
    <Page title={t("forms.title")} back={{ href: "/services", words: t("forms.back_to_services") }}>
      {problem ? (
        <ProblemNote problem={problem} onRetry={() => navigate(addressOf({ code }), { replace: true })} />
      ) : (
        <Notification
          severity="info"
          title={t("forms.unknown.title")}
          actions={<LinkButton href="/services">{t("forms.back_to_services")}</LinkButton>}
        >
          <p>
            <Phrase words="ui.call_us" phone={<PhoneLink />} />
          </p>
        </Notification>
      )}
    </Page>
  );
}
