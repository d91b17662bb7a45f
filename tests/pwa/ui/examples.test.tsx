import { cleanup, render } from "@testing-library/preact";
import axe from "axe-core";
import type { ComponentChild } from "preact";
import { afterEach, describe, expect, test } from "vitest";

type Examples = Record<string, () => ComponentChild>;
const files = import.meta.glob<Examples>("../../../pwa/src/ui/*.examples.tsx", { eager: true, import: "examples" });

afterEach(cleanup);

/** What needs a layout or a whole page is checked in a real browser, by the journeys. */
const RULES: axe.RunOptions = {
  runOnly: ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"],
  rules: { "color-contrast": { enabled: false }, "target-size": { enabled: false } },
};

describe.each(Object.entries(files))("%s", (_file, examples) => {
  test.each(Object.entries(examples))("%s can be used by everyone", async (_name, Example) => {
    const { container } = render(<main>{Example()}</main>);
    const { violations } = await axe.run(container, RULES);
    expect(violations.map((one) => [one.id, one.nodes[0]?.html])).toEqual([]);
  });

  test.each(Object.entries(examples))(
    "%s writes no style into the page, which its security policy forbids",
    (_name, Example) => {
      const { container } = render(<main>{Example()}</main>);
      expect(container.querySelectorAll("[style]")).toHaveLength(0);
    },
  );
});
