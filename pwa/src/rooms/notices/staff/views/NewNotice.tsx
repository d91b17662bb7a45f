/** A new notice begins with a prepared text: nobody should start from nothing on a Sunday night. */
import type { JSX } from "preact";
import { useEffect, useState } from "preact/hooks";
import { newId } from "../../../../kernel/ids";
import { pick, t } from "../../../../kernel/words";
import { navigate } from "../../../../shell/router";
import { Icon, ProblemNote, Skeleton } from "../../../../ui";
import { csrf, leaveIfSignedOut } from "../../../people/staff/session";
import { iconOf } from "../../rules";
import { type NoticeTemplate, readTemplates, saveNotice } from "../api";
import { refreshList } from "../list";

export function NewNotice(): JSX.Element {
  const [templates, setTemplates] = useState<NoticeTemplate[]>();
  const [problem, setProblem] = useState<unknown>();
  const load = (): void => {
    setProblem(undefined);
    readTemplates().then(setTemplates, setProblem);
  };
  useEffect(load, []);
  const begin = async (template: NoticeTemplate): Promise<void> => {
    try {
      const made = await saveNotice(newId(), 0, template.content, await csrf());
      navigate(`/staff/avis/${made.id}`, { replace: true });
      await refreshList();
    } catch (refused) {
      if (!leaveIfSignedOut(refused)) setProblem(refused);
    }
  };
  return (
    <>
      <a class="ds-link pv-back pv-desk-back" href="/staff/avis">
        <Icon name="arrow-left" />
        <span>{t("notices_staff.title")}</span>
      </a>
      <h1 tabIndex={-1}>{t("notices_staff.new.title")}</h1>
      <p>{t("notices_staff.new.body")}</p>
      {problem !== undefined && <ProblemNote problem={problem} onRetry={load} />}
      {!templates && problem === undefined && <Skeleton lines={5} />}
      <ul class="pv-templates">
        {templates?.map((template) => (
          <li key={template.code}>
            <button type="button" onClick={() => void begin(template)}>
              <span class="pv-notice-mark" data-severity={template.content.severity}>
                <Icon name={iconOf(template.content)} />
              </span>
              <span>
                <strong>{pick(template.name)}</strong>
                <span>{pick(template.content.what_to_do) || pick(template.content.body)}</span>
              </span>
            </button>
          </li>
        ))}
      </ul>
    </>
  );
}
