/** The crew's page: the rounds that this phone keeps, its own marks, and whether they left. */
import { effect, signal } from "@preact/signals";
import { minute, now } from "../../../../kernel/clock";
import { newId } from "../../../../kernel/ids";
import { declareDataset, noteContact, offline, refreshDataset } from "../../../../store/datasets";
import { persist } from "../../../../store/persistence";
import type { StoredMark } from "../../../../store/schema";
import type { Rounds } from "../../../../wire/api.gen";
import { NetworkFailure, Problem } from "../../../../wire/problems";
import { csrf, leaveIfSignedOut, lookUp } from "../../../people/staff/session";
import { allMarks, changeMark, forgetMark, forgetSentBefore, keepMark } from "./journal";
import { markBody, type Round, type Said, waitingOf } from "./marks";
import { drainMarks } from "./sender";

declare module "../../../../store/dataset_store" {
  interface DatasetBodies {
    "waste.rounds": Rounds;
  }
}

declareDataset("waste.rounds", { path: () => "/api/v1/staff/collection-rounds" });

/** This phone's marks; undefined until they were read. */
export const ownMarks = signal<readonly StoredMark[] | undefined>(undefined);
/** What keeps marks from leaving now, other than the network. */
export const trouble = signal<unknown>(undefined);

const KEPT_MS = 4 * 86_400_000;

/** Reads the marks, sends those that wait, and goes on trying while the page is open. Gives the function that stops. */
export function startCrew(): () => void {
  void forgetSentBefore(now().getTime() - KEPT_MS)
    .then(reload)
    .then(sendMarks);
  const hurry = (): void => void sendMarks();
  window.addEventListener("online", hurry);
  const stop = effect(() => {
    minute.value;
    hurry();
  });
  return () => {
    window.removeEventListener("online", hurry);
    stop();
  };
}

async function reload(): Promise<void> {
  ownMarks.value = await allMarks();
}

/** Keeps a mark on this phone, shows it, and sends it when it can. */
export async function markStreet(round: Round, street: string, said: Said): Promise<void> {
  void persist();
  const body = markBody(round, street, said, now().toISOString());
  await keepMark({ id: newId(now().getTime()), uid: round.uid, body, sending: "waiting" });
  await reload();
  void sendMarks();
}

/** Takes a mark back, this phone's or another crew's. */
export async function takeBack(id: string, uid: string, body: StoredMark["body"]): Promise<void> {
  const own = ownMarks.peek()?.some((mark) => mark.id === id);
  if (own) await changeMark(id, (mark) => ({ ...mark, withdrawal: "waiting" }));
  else await keepMark({ id, uid, body, sending: "sent", withdrawal: "waiting" });
  await reload();
  void sendMarks();
}

/** Lets go of a mark that the town refused. */
export async function dropMark(id: string): Promise<void> {
  await forgetMark(id);
  await reload();
}

let sending: Promise<void> | undefined;
let askedMeanwhile = false;

/** Sends what waits. Several calls at once are one sending, and one more after it. */
export function sendMarks(): Promise<void> {
  askedMeanwhile = true;
  sending ??= sendWhileAsked().finally(() => {
    sending = undefined;
  });
  return sending;
}

async function sendWhileAsked(): Promise<void> {
  while (askedMeanwhile) {
    askedMeanwhile = false;
    await sendOnce();
  }
}

async function sendOnce(): Promise<void> {
  if (waitingOf(ownMarks.peek() ?? []).length === 0) return;
  try {
    const sent = await drainMarks(csrf);
    trouble.value = undefined;
    noteContact();
    if (sent > 0) void refreshDataset("waste.rounds");
  } catch (problem) {
    await stopped(problem);
  } finally {
    await reload();
  }
}

async function stopped(problem: unknown): Promise<void> {
  if (leaveIfSignedOut(problem)) return;
  // The page is older than the session: ask for its token anew; the next minute sends.
  if (problem instanceof Problem && problem.code === "web.bad-csrf-token") await lookUp();
  const isAway = problem instanceof NetworkFailure;
  if (isAway) offline.value = true;
  trouble.value = isAway ? undefined : problem;
}
