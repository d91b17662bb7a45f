/** The one search field: it leads to the search page, with what was typed. */
import type { JSX } from "preact";
import { useState } from "preact/hooks";
import { t } from "../../../kernel/words";
import { navigate } from "../../../shell/router";
import { Button } from "../../../ui";

export function SearchForm(): JSX.Element {
  const [text, setText] = useState("");
  const go = (event: SubmitEvent): void => {
    event.preventDefault();
    navigate(text.trim() ? `/chercher?q=${encodeURIComponent(text.trim())}` : "/chercher");
  };
  return (
    <search class="pv-search pv-no-print">
      <form action="/chercher" onSubmit={go}>
        <label class="ds-label pv-label" for="recherche">
          {t("shell.search_label")}
        </label>
        <div class="pv-search-line">
          <input
            class="ds-input"
            id="recherche"
            name="q"
            type="search"
            enterkeyhint="search"
            placeholder={t("shell.search_example")}
            value={text}
            onInput={(event) => setText(event.currentTarget.value)}
          />
          <Button type="submit" icon="search" label={t("shell.search")}>
            <span class="pv-search-word">{t("shell.search")}</span>
          </Button>
        </div>
      </form>
    </search>
  );
}
