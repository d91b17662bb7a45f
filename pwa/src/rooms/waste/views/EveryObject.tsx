/** Objects of the guide by letter, for those who would rather read than type. */
import type { JSX } from "preact";
import { useState } from "preact/hooks";
import { language, pick } from "../../../kernel/words";
import { List } from "../../../ui";
import { type Group, groupBy } from "../../towns/rules";
import type { GuideEntry, WasteStreams } from "../api";
import { GuideRow } from "./GuideRow";

export interface EveryObjectProps {
  entries: readonly GuideEntry[];
  published: WasteStreams;
  /** The place whose objects they are: it is not said under each. */
  at?: string | undefined;
}

export function EveryObject({ entries, published, at }: EveryObjectProps): JSX.Element {
  return (
    <div class="pv-letters">
      {byLetter(entries, new Intl.Collator(language.value)).map((group) => (
        <Letter key={group.key} group={group} published={published} at={at} />
      ))}
    </div>
  );
}

interface LetterProps extends Omit<EveryObjectProps, "entries"> {
  group: Group<GuideEntry>;
}

/** Its rows are made when it is opened: three hundred at once would hold up the first letter that is typed. */
function Letter({ group, published, at }: LetterProps): JSX.Element {
  const [isOpen, setOpen] = useState(false);
  return (
    <details class="pv-details" onToggle={(event) => setOpen(event.currentTarget.open)}>
      <summary>
        <span class="pv-letter">{group.key}</span>
        <span class="pv-row-detail">{group.items.map((entry) => pick(entry.object)).join(", ")}</span>
      </summary>
      {isOpen && (
        <List label={group.key}>
          {group.items.map((entry) => (
            <GuideRow key={pick(entry.object)} entry={entry} published={published} at={at} />
          ))}
        </List>
      )}
    </details>
  );
}

function byLetter(guide: readonly GuideEntry[], order: Intl.Collator): Group<GuideEntry>[] {
  const sorted = [...guide].sort((a, b) => order.compare(pick(a.object), pick(b.object)));
  return groupBy(sorted, (entry) => pick(entry.object).normalize("NFD").charAt(0).toUpperCase());
}
