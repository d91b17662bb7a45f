/** Who looks after a request, what comes next, and why it takes longer than promised. */
import type { JSX } from "preact";
import { formatDay } from "../../../kernel/dates";
import { pick, t } from "../../../kernel/words";
import { Notification, PhoneLink } from "../../../ui";
import type { MyRequest } from "../api";

export function Standing({ request }: { request: MyRequest }): JSX.Element | null {
  const { desk, state, promised_on, promise_basis } = request;
  const next = pick(request.next_step);
  const isOver = state === "done" || state === "refused";
  const basis = !isOver && promised_on && promise_basis ? t(`requests_thread.basis.${promise_basis}`) : "";
  if (!desk && !next && !basis) return null;
  return (
    <dl class="pv-facts pv-standing">
      {next && (
        <div>
          <dt>{t("requests_thread.next")}</dt>
          <dd>{next}</dd>
        </div>
      )}
      {desk && (
        <div>
          <dt>{t("requests_thread.desk")}</dt>
          <dd>
            {pick(desk.name)}
            {desk.phone && (
              <>
                <br />
                <PhoneLink phone={desk.phone} />
              </>
            )}
          </dd>
        </div>
      )}
      {basis && (
        <div>
          <dt>{t("requests.by", { day: formatDay(promised_on ?? "") })}</dt>
          <dd class="pv-standing-why">{basis}</dd>
        </div>
      )}
    </dl>
  );
}

/** The reason is the town's, from its short list; the day is the new one. */
export function Late({ request }: { request: MyRequest }): JSX.Element | null {
  const { overdue_reason: reason, overdue_note: note = "", promised_on, state } = request;
  if (!reason || !promised_on || state === "done" || state === "refused") return null;
  return (
    <Notification severity="warning" title={t("requests_thread.late", { day: formatDay(promised_on) })}>
      <p>{t(`requests_thread.late.reason.${reason}`, { note })}</p>
    </Notification>
  );
}
