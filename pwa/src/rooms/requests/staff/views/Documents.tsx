/** The documents of a request, to be downloaded once they were scanned; this page never shows one. */
import type { JSX } from "preact";
import { t } from "../../../../kernel/words";
import { Icon, Section } from "../../../../ui";
import { documentAddress, isDocument, type RequestPhoto } from "../api";

export function Documents({ files }: { files: readonly RequestPhoto[] }): JSX.Element | null {
  const documents = files.filter(isDocument);
  if (documents.length === 0) return null;
  return (
    <Section title={t("requests.staff.documents")}>
      <ul class="pv-request-documents">
        {documents.map((file) => (
          <li key={file.id}>
            <Icon name={file.ready ? "download" : "file"} />
            {file.ready ? <Ready file={file} /> : <NotReady file={file} />}
          </li>
        ))}
      </ul>
    </Section>
  );
}

function Ready({ file }: { file: RequestPhoto }): JSX.Element {
  return (
    <span>
      <a href={documentAddress(file)} download>
        {t("requests.staff.document.take", { name: file.name })}
      </a>
      <small>{t(`requests.staff.document.${file.state}`)}</small>
    </span>
  );
}

function NotReady({ file: { state, name, finding } }: { file: RequestPhoto }): JSX.Element {
  return <span>{t(`requests.staff.document.${state}`, { name, finding })}</span>;
}
