/** Where the drafts are that went to another device, asked once for each screen that shows them. */
import { useEffect } from "preact/hooks";
import { loadHandovers } from "../../forms/handover/book";
import { lookAtAll } from "../../forms/handover/handover";

export function useHandovers(): void {
  useEffect(() => {
    void loadHandovers().then(lookAtAll).catch(report);
  }, []);
}

/** The store may be refused, or the town may not answer: the last answer stands. */
function report(error: unknown): void {
  console.warn("drafts elsewhere not looked at", error);
}
