/** Sends what this phone marked, in the order in which it was marked; sent twice, a mark is still one mark. */
import type { StoredMark } from "../../../../store/schema";
import { call } from "../../../../wire/http";
import { Problem } from "../../../../wire/problems";
import { allMarks, changeMark } from "./journal";
import { waitingOf } from "./marks";

const PATH = "/api/v1/staff/collection-passages";
const UNPROCESSABLE = new Set([400, 404, 409, 413, 422]);

/**
 * Sends everything that waits, and gives how many the town took or refused.
 *
 * Throws what stopped it: no network, a session that ended, a town that cannot answer now. The rest still waits then.
 */
export async function drainMarks(csrf: () => Promise<string>): Promise<number> {
  let sent = 0;
  for (const mark of waitingOf(await allMarks())) {
    await sendOne(mark, await csrf());
    sent += 1;
  }
  return sent;
}

async function sendOne(mark: StoredMark, csrf: string): Promise<void> {
  if (mark.sending === "waiting") {
    const problem = await refusalOf(() => call("PUT", `${PATH}/${mark.id}`, { body: mark.body, csrf }));
    if (problem) return await changeMark(mark.id, (now) => ({ ...now, sending: "refused", problem: problem.code }));
    await changeMark(mark.id, (now) => ({ ...now, sending: "sent" }));
  }
  if (mark.withdrawal !== "waiting") return;
  // A mark that the town does not know has nothing to take back.
  await refusalOf(() => call("DELETE", `${PATH}/${mark.id}`, { csrf }));
  await changeMark(mark.id, (now) => ({ ...now, withdrawal: "sent" }));
}

/** What the town says no to for good; anything else is thrown, and tried again later. */
async function refusalOf(work: () => Promise<unknown>): Promise<Problem | undefined> {
  try {
    await work();
    return undefined;
  } catch (problem) {
    if (problem instanceof Problem && UNPROCESSABLE.has(problem.status)) return problem;
    throw problem;
  }
}
