/** Whose a request is: a desk and a person, changed at once; the one who asked reads none of it. */
import type { JSX } from "preact";
import { useEffect, useState } from "preact/hooks";
import { newId } from "../../../../kernel/ids";
import { t } from "../../../../kernel/words";
import { Button, ProblemNote, Section, Select } from "../../../../ui";
import { csrf, leaveIfSignedOut, standing } from "../../../people/staff/session";
import type { RequestDetail } from "../api";
import { moved } from "../moves";
import { choices, readQueue } from "../queue";
import { type Assignment, putAssignment } from "../queue_api";

export function Assigning({ request }: { request: RequestDetail }): JSX.Element {
  const [problem, setProblem] = useState<unknown>(undefined);
  useEffect(() => {
    if (choices.peek() === undefined) void readQueue();
  }, []);
  const { desk, assignee_id } = request;
  const give = async (part: Partial<Assignment>): Promise<void> => {
    try {
      moved.value = await putAssignment(request.id, newId(), { desk, assignee_id, ...part }, await csrf());
      setProblem(undefined);
    } catch (failure) {
      if (!leaveIfSignedOut(failure)) setProblem(failure);
    }
  };
  const colleagues = choices.value?.colleagues ?? [];
  const desks = [...new Set([...(choices.value?.desks ?? []), desk])].filter(Boolean);
  const me = myId(colleagues);
  return (
    <Section title={t("requests_queue_staff.whose")}>
      {problem !== undefined && <ProblemNote problem={problem} />}
      <div class="pv-queue-whose">
        <Select
          id="assign-person"
          label={t("requests_queue_staff.assignee")}
          value={assignee_id ?? ""}
          options={[
            { value: "", label: t("requests_queue_staff.nobody") },
            ...colleagues.map(({ id, name }) => ({ value: id, label: name })),
          ]}
          onChange={(chosen) => void give({ assignee_id: chosen || null })}
        />
        {desks.length > 0 && (
          <Select
            id="assign-desk"
            label={t("requests_queue_staff.desk")}
            value={desk}
            options={[
              { value: "", label: t("requests_queue_staff.no_desk") },
              ...desks.map((code) => ({ value: code, label: code })),
            ]}
            onChange={(chosen) => void give({ desk: chosen })}
          />
        )}
        {me !== undefined && me !== assignee_id && (
          <Button variant="secondary" onClick={() => void give({ assignee_id: me })}>
            {t("requests_queue_staff.take")}
          </Button>
        )}
      </div>
    </Section>
  );
}

/** Accounts of a town have different names. */
function myId(colleagues: readonly { id: string; name: string }[]): string | undefined {
  const who = standing.value;
  return who.kind === "in" ? colleagues.find(({ name }) => name === who.session.name)?.id : undefined;
}
