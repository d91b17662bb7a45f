/** What publishing would do, live: how many devices, what phones show, what the page says, what is wrong. */
import type { JSX } from "preact";
import { useState } from "preact/hooks";
import { now } from "../../../../kernel/clock";
import { pick, t } from "../../../../kernel/words";
import { dataset } from "../../../../store/datasets";
import { Button, Icon, Notification } from "../../../../ui";
import { blocksOf } from "../../rules";
import { whenWords } from "../../words";
import type { NoticePreview, PushPreview } from "../api";
import type { Desk } from "../desk";
import { asNotice } from "../rules";

export function Preview({ desk, isAtRest = false }: { desk: Desk; isAtRest?: boolean }): JSX.Element {
  const { preview } = desk.state.value;
  const [language, setLanguage] = useState("fr");
  return (
    <aside class="pv-preview" aria-label={t("notices_staff.preview.title")}>
      {!isAtRest && <AudienceLine preview={preview} />}
      {!isAtRest && <Findings preview={preview} />}
      <div class="pv-preview-languages">
        {(["fr", "en"] as const).map((code) => (
          <Button key={code} variant="tertiary" pressed={language === code} onClick={() => setLanguage(code)}>
            {t(`notices_staff.part.${code}`)}
          </Button>
        ))}
      </div>
      <h2>{t("notices_staff.preview.phone")}</h2>
      <PhonePush push={preview?.push.find((one) => one.language === language)} />
      <h2>{t("notices_staff.preview.page")}</h2>
      <PagePreview desk={desk} language={language} />
    </aside>
  );
}

function AudienceLine({ preview }: { preview: NoticePreview | undefined }): JSX.Element {
  const districts = dataset("towns.profile").value.body?.districts ?? [];
  const nameOf = (code: string | null): string =>
    code === null
      ? t("notices_staff.audience.whole_town")
      : pick(districts.find((district) => district.code === code)?.name) || code;
  return (
    <div class="pv-audience" role="status">
      <p class="pv-audience-size">{preview ? sizeWords(preview.audience.devices) : "…"}</p>
      {preview && preview.audience.by_district.length > 0 && (
        <p>
          {preview.audience.by_district
            .map(({ district, devices }) => t("notices_staff.audience.of", { name: nameOf(district), devices }))
            .join(" – ")}
        </p>
      )}
    </div>
  );
}

function sizeWords(count: number): string {
  return count === 0 ? t("notices_staff.audience.nobody") : t("notices_staff.audience", { count });
}

export function Findings({ preview }: { preview: NoticePreview | undefined }): JSX.Element | null {
  if (!preview) return null;
  if (preview.findings.length === 0)
    return <Notification severity="success" title={t("notices_staff.findings.none")} />;
  const blocking = preview.findings.some((one) => one.is_blocking);
  return (
    <Notification
      severity={blocking ? "warning" : "info"}
      title={t(blocking ? "notices_staff.findings.blocking" : "notices_staff.findings.advice")}
    >
      <ul class="pv-findings">
        {preview.findings.map((one) => (
          <li key={`${one.code} ${one.field} ${one.language}`} data-blocking={one.is_blocking}>
            {one.is_blocking && <strong>{t("notices_staff.findings.must")} </strong>}
            {t(`notices_staff.finding.${one.code}`, one.params)}
            {one.language && ` (${t(`notices_staff.part.${one.language}`)})`}
          </li>
        ))}
      </ul>
    </Notification>
  );
}

/** What the server lets a push weigh. */
const MOST_BYTES = 2_641;

/** As a phone shows it, whatever the phone. */
export function PhonePush({ push }: { push: PushPreview | undefined }): JSX.Element {
  return (
    <figure class="pv-phone-push">
      <div lang={push?.language}>
        <img src="/town/icon-192.png" alt="" width="36" height="36" />
        <div>
          <p class="pv-phone-push-title">{push?.title || "…"}</p>
          <p>{push?.body}</p>
        </div>
      </div>
      {push && push.size_bytes > MOST_BYTES && (
        <figcaption>{t("notices_staff.preview.bytes", { bytes: push.size_bytes, most: MOST_BYTES })}</figcaption>
      )}
    </figure>
  );
}

function PagePreview({ desk, language }: { desk: Desk; language: string }): JSX.Element {
  const { notice, content } = desk.state.value;
  const page = asNotice(notice, content, now());
  return (
    <div class="pv-page-preview" lang={language}>
      <div class="pv-page-preview-band" data-tone={page.severity}>
        <p>
          <Icon name={page.severity === "emergency" ? "siren" : "info"} /> {t(`notices.severity.${page.severity}`)}
        </p>
        <p class="pv-page-preview-title">{content.title[language]}</p>
        <p>{content.what_to_do[language]}</p>
      </div>
      <div class="pv-page-preview-body">
        <p>
          <strong>{t("notices.fact.place")}</strong> {content.place_words[language]}
        </p>
        <p>
          <strong>{t("notices.fact.when")}</strong> {whenWords(page, now())}
        </p>
        {blocksOf(content.body[language] ?? "").map((block) =>
          block.kind === "list" ? (
            <ul key={block.items.join()}>
              {block.items.map((item) => (
                <li key={item}>{item}</li>
              ))}
            </ul>
          ) : (
            <p key={block.lines.join()}>{block.lines.join(" ")}</p>
          ),
        )}
        <p>{content.contact[language]}</p>
      </div>
    </div>
  );
}
