/** The crew's marks in the phone's store: written before anything is sent, forgotten once the town has shown them for days. */
import { openStore } from "../../../../store/database";
import type { StoredMark } from "../../../../store/schema";

/** Every mark of this phone, in the order in which it was made. */
export async function allMarks(): Promise<StoredMark[]> {
  const store = await openStore();
  const marks = await store.getAll("crew_marks");
  return marks.sort((a, b) => Date.parse(a.body.marked_at) - Date.parse(b.body.marked_at) || (a.id < b.id ? -1 : 1));
}

export async function keepMark(mark: StoredMark): Promise<void> {
  const store = await openStore();
  await store.put("crew_marks", mark);
}

/** Changes a mark as it is now, in one transaction: a person may take it back while it is being sent. */
export async function changeMark(id: string, change: (mark: StoredMark) => StoredMark): Promise<void> {
  const store = await openStore();
  const transaction = store.transaction("crew_marks", "readwrite");
  const mark = await transaction.store.get(id);
  if (mark) await transaction.store.put(change(mark));
  await transaction.done;
}

export async function forgetMark(id: string): Promise<void> {
  const store = await openStore();
  await store.delete("crew_marks", id);
}

/** Forgets what was sent before an instant; what waits, or was refused, stays until a person decides. */
export async function forgetSentBefore(instantMs: number): Promise<void> {
  const store = await openStore();
  const marks = await store.getAll("crew_marks");
  const gone = marks.filter(
    (one) => one.sending === "sent" && one.withdrawal !== "waiting" && Date.parse(one.body.marked_at) < instantMs,
  );
  await Promise.all(gone.map((one) => store.delete("crew_marks", one.id)));
}
