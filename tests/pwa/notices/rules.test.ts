import { describe, expect, test } from "vitest";
import { blocksOf, concerns, deliveryIn, iconOf, isInForce, sortNotices } from "../../../pwa/src/rooms/notices/rules";
import { aNotice, NOON } from "./notices";

const AT_RIVER = { district: "riviere", sectors: undefined };
const IN_VILLAGE = { district: "village", sectors: undefined };
const NOWHERE = { district: undefined, sectors: undefined };

describe("what holds now", () => {
  test("a notice without an end holds until it is ended", () => {
    expect(isInForce(aNotice(), NOON)).toBe(true);
    expect(isInForce(aNotice({ state: "ended" }), NOON)).toBe(false);
  });

  test("a notice past its time is over, to the second", () => {
    expect(isInForce(aNotice({ ends_at: "2026-11-23T17:00:00Z" }), NOON)).toBe(false);
    expect(isInForce(aNotice({ ends_at: "2026-11-23T17:00:01Z" }), NOON)).toBe(true);
  });

  test("a notice that begins tomorrow is announced today", () => {
    expect(isInForce(aNotice({ starts_at: "2026-11-24T12:00:00Z" }), NOON)).toBe(true);
  });
});

describe("whom it concerns", () => {
  test("the whole town is everybody's", () => {
    expect(concerns(aNotice({ districts: [] }), AT_RIVER)).toBe(true);
  });

  test("another district's notice is elsewhere", () => {
    expect(concerns(aNotice(), AT_RIVER)).toBe(false);
    expect(concerns(aNotice(), IN_VILLAGE)).toBe(true);
  });

  test("a phone without an address hears of everything", () => {
    expect(concerns(aNotice(), NOWHERE)).toBe(true);
  });

  test("a notice for a collection sector is for those in it, and by district for a phone that knows no sector", () => {
    const north = aNotice({ districts: ["village"], sectors: ["recyclage/nord"] });
    expect(concerns(north, { district: "riviere", sectors: ["ordures/a", "recyclage/nord"] })).toBe(true);
    expect(concerns(north, { district: "village", sectors: ["recyclage/sud"] })).toBe(false);
    expect(concerns(north, { district: "village", sectors: [] })).toBe(true);
    expect(concerns(north, AT_RIVER)).toBe(false);
  });
});

test("the most serious comes first, then the latest, and what is over last", () => {
  const news = aNotice({ id: "news", severity: "information", published_at: "2026-11-23T16:30:00Z", districts: [] });
  const older = aNotice({ id: "older", severity: "information", published_at: "2026-11-22T16:30:00Z", districts: [] });
  const boil = aNotice({ id: "boil", published_at: "2026-11-20T10:00:00Z" });
  const river = aNotice({ id: "river", districts: ["riviere"] });
  const over = aNotice({ id: "over", state: "ended" });
  const sorted = sortNotices([older, over, news, river, boil], NOON, IN_VILLAGE);
  expect(sorted.here.map(({ id }) => id)).toEqual(["boil", "news", "older"]);
  expect(sorted.elsewhere.map(({ id }) => id)).toEqual(["river"]);
  expect(sorted.past.map(({ id }) => id)).toEqual(["over"]);
});

test("an emergency has the same drawing whatever its kind", () => {
  expect(iconOf({ kind: "news", severity: "emergency" })).toBe("siren");
  expect(iconOf({ kind: "snow", severity: "warning" })).toBe("warning");
});

describe("an editor's text", () => {
  test("becomes paragraphs and lists", () => {
    expect(
      blocksOf("Une conduite s’est brisée.\nEncore.\n\nFaites bouillir pour :\n- boire;\n- cuisiner.\n\nMerci."),
    ).toEqual([
      { kind: "text", lines: ["Une conduite s’est brisée.", "Encore."] },
      { kind: "text", lines: ["Faites bouillir pour :"] },
      { kind: "list", items: ["boire;", "cuisiner."] },
      { kind: "text", lines: ["Merci."] },
    ]);
  });

  test("is never more than text", () => {
    expect(blocksOf("<script>alert(1)</script>")).toEqual([{ kind: "text", lines: ["<script>alert(1)</script>"] }]);
  });

  test("of nothing is nothing", () => {
    expect(blocksOf("\n \r\n\n")).toEqual([]);
  });
});

test("a notification's link names its delivery, and nothing else does", () => {
  expect(deliveryIn("#livraison=0198c0de-0000-7000-8000-000000000001")).toBe("0198c0de-0000-7000-8000-000000000001");
  expect(deliveryIn("#livraison=<script>")).toBeUndefined();
  expect(deliveryIn("")).toBeUndefined();
});
