/** Every version that was published: when, by whom, and what it changed. */
import type { JSX } from "preact";
import { useEffect, useState } from "preact/hooks";
import { formatMoment } from "../../../../kernel/dates";
import { t } from "../../../../kernel/words";
import type { ViewProps } from "../../../../shell/router";
import { List, Page, Row, Skeleton } from "../../../../ui";
import { leaveIfSignedOut } from "../../../people/staff/session";
import { type FormVersion, readVersions } from "../api";
import { ChangeList } from "./ChangeList";
import { EditorTrouble } from "./EditorTrouble";
import "../editor.css";

export function VersionsPage({ params }: ViewProps): JSX.Element {
  const code = params["code"] ?? "";
  const [versions, setVersions] = useState<readonly FormVersion[]>();
  const [problem, setProblem] = useState<unknown>();
  useEffect(() => {
    readVersions(code).then(setVersions, (refused: unknown) => void (leaveIfSignedOut(refused) || setProblem(refused)));
  }, [code]);
  return (
    <Page
      title={t("forms_editor_staff.versions.title")}
      lead={t("forms_editor_staff.versions.lead")}
      back={{ href: `/staff/formulaires/${encodeURIComponent(code)}`, words: t("forms_editor_staff.back_to_form") }}
    >
      {problem !== undefined && <EditorTrouble trouble={problem} />}
      {!versions && problem === undefined && <Skeleton lines={6} />}
      {versions && (
        <List label={t("forms_editor_staff.versions.title")}>
          {versions.map((one) => (
            <Row
              key={one.version}
              title={t("forms_editor_staff.versions.one", { version: one.version })}
              detail={whenWords(one)}
            >
              {one.version > 1 && <ChangeList changes={one.changes} />}
            </Row>
          ))}
        </List>
      )}
    </Page>
  );
}

function whenWords({ published_at, published_by, withdrawn_at }: FormVersion): string {
  const at = formatMoment(published_at);
  const published = published_by
    ? t("forms_editor_staff.versions.by", { at, name: published_by })
    : t("forms_editor_staff.versions.at", { at });
  return withdrawn_at
    ? `${published} · ${t("forms_editor_staff.versions.withdrawn", { at: formatMoment(withdrawn_at) })}`
    : published;
}
