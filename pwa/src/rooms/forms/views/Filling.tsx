/** A draft on its page: the step of the address, or the check of every answer. */
import type { JSX } from "preact";
import { useEffect } from "preact/hooks";
import type { Draft } from "../../../outbox/draft";
import { place } from "../../../shell/router";
import { setSetting } from "../../../store/settings";
import { setting } from "../../../store/settings_live";
import { handovers } from "../handover/book";
import { HandedOver } from "../handover/views/HandedOver";
import { HandOverPage } from "../handover/views/HandOverPage";
import { addressOf, CHECK, ELSEWHERE, pageFor, pagesOf, readAddress, stepToCorrect } from "../pages";
import { CheckPage } from "./CheckPage";
import { StepPage } from "./StepPage";

export function Filling({ draft }: { draft: Draft }): JSX.Element | null {
  const envelope = draft.envelope.value;
  const { definition, answers, form: code } = envelope;
  const { envelope: named, step, fromCheck = false } = readAddress(place.value.search);
  const isKept = draft.saved.value.state !== "untouched";
  const pages = pagesOf(definition, answers);
  const refused = envelope.last_problem?.findings ?? [];
  const wanted = step ?? (refused.length > 0 ? stepToCorrect(definition, refused) : envelope.step);
  const page = pageFor(pages, wanted);

  // From the first keystroke the address names the draft, so that a reload comes back to it. Silently: going
  // there through the router would move the focus out of the field that is being typed in.
  useEffect(() => {
    if (!isKept || named !== undefined) return;
    history.replaceState(history.state, "", addressOf({ code, envelope: draft.id, step: wanted, fromCheck }));
  }, [isKept, named, code, draft, wanted, fromCheck]);

  // Who begins a form has seen what this is: the home page need not greet them as a stranger any more.
  useEffect(() => {
    if (isKept && !setting("welcomed").peek()) void setSetting("welcomed", true).catch(() => undefined);
  }, [isKept]);

  const handover = handovers.value.get(draft.id);
  if (handover !== undefined) return <HandedOver draft={draft} handover={handover} />;
  if (step === ELSEWHERE) return <HandOverPage draft={draft} />;
  if (page === undefined) return null;
  if (page === CHECK) return <CheckPage draft={draft} pages={pages} />;
  return (
    <StepPage key={page.step.id} draft={draft} page={page} pages={pages} fromCheck={fromCheck} refused={refused} />
  );
}
