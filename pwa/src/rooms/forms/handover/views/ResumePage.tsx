/** « Reprendre un formulaire »: by the code of another device, or by a file that the app made. */
import type { JSX } from "preact";
import { useState } from "preact/hooks";
import { t } from "../../../../kernel/words";
import { navigate, place } from "../../../../shell/router";
import { Button, ErrorSummary, type FieldErrorLine, Page, ProblemNote, TextField } from "../../../../ui";
import { readCode } from "../code";
import { takeDraft } from "../handover";
import "../../forms.css";
import "../handover.css";
import { FromFile } from "./FromFile";

const FIELD = "handover-code";

export function ResumePage(): JSX.Element {
  const [code, setCode] = useState(takeFromAddress);
  const [errors, setErrors] = useState<readonly FieldErrorLine[]>([]);
  const [problem, setProblem] = useState<unknown>();
  const [isBusy, setBusy] = useState(false);
  const go = async (event: Event): Promise<void> => {
    event.preventDefault();
    setProblem(undefined);
    const read = readCode(code);
    setErrors(read === undefined ? [{ id: FIELD, words: t("forms_handover.code.wrong") }] : []);
    if (read === undefined) return;
    setBusy(true);
    try {
      navigate(await takeDraft(read), { replace: true });
    } catch (failure) {
      setProblem(failure);
    } finally {
      setBusy(false);
    }
  };
  return (
    <Page
      title={t("forms_handover.resume")}
      lead={t("forms_handover.resume.lead")}
      back={{ href: "/demandes", words: t("requests.title") }}
    >
      <form class="pv-form" noValidate onSubmit={(event) => void go(event)}>
        <ErrorSummary errors={errors} />
        {problem !== undefined && <ProblemNote problem={problem} />}
        <TextField
          id={FIELD}
          label={t("forms_handover.code")}
          help={t("forms_handover.code.help")}
          error={errors[0]?.words}
          size={12}
          spellcheck={false}
          value={code}
          onInput={setCode}
        />
        <div class="pv-form-foot">
          <Button type="submit" busy={isBusy}>
            {t("forms_handover.continue_here")}
          </Button>
        </div>
      </form>
      <FromFile />
    </Page>
  );
}

/** The code of a link, taken out of the address at once: a shared screen or a copied address must not carry it. */
function takeFromAddress(): string {
  const code = decodeURIComponent(place.peek().hash.slice(1).replaceAll("%", ""));
  if (code) history.replaceState(history.state, "", window.location.pathname);
  return code;
}
