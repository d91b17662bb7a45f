import { expect, test } from "vitest";
import { formOf, movedWish, sectorsToTell, wishOf } from "../../../pwa/src/rooms/notices/alerts/wish";

test("before anybody chose, one's own district and what one would be sorry to miss are proposed", () => {
  const form = formOf(undefined, "village");
  expect(form).toMatchObject({ where: "own", topics: ["emergency", "works", "snow", "collection"] });
  expect(wishOf(form, "village").districts).toEqual(["village"]);
});

test("without an address the whole town is proposed", () => {
  expect(wishOf(formOf(undefined), undefined).districts).toEqual([]);
});

test("what was chosen is shown again", () => {
  expect(formOf({ topics: ["snow"], districts: [] }, "village").where).toBe("town");
  expect(formOf({ topics: ["snow"], districts: ["village"] }, "village").where).toBe("own");
  expect(formOf({ topics: ["snow"], districts: ["riviere"] }, "village")).toMatchObject({
    where: "some",
    districts: ["riviere"],
  });
});

test("a topic that the town no longer has is dropped", () => {
  expect(formOf({ topics: ["snow", "zeppelins"], districts: [] }).topics).toEqual(["snow"]);
});

test("one's own district after moving without an address is the whole town", () => {
  expect(wishOf({ topics: ["snow"], where: "own", districts: [] }, undefined).districts).toEqual([]);
});

test("who asked for their own district and moves hears of the new one", () => {
  const own = { topics: ["snow"], districts: ["village"] };
  expect(movedWish(own, "village", "riviere")).toEqual({ topics: ["snow"], districts: ["riviere"] });
  expect(movedWish(own, "village", undefined)).toEqual({ topics: ["snow"], districts: [] });
});

test("the town is told this phone's collection sectors only where the wish is for its own place", () => {
  const here = { district: "village", sectors: ["recyclage/nord"] };
  expect(sectorsToTell(["village"], here)).toEqual(["recyclage/nord"]);
  expect(sectorsToTell([], here)).toEqual([]);
  expect(sectorsToTell(["village", "riviere"], here)).toEqual([]);
  expect(sectorsToTell([], { district: undefined, sectors: ["recyclage/nord"] })).toEqual(["recyclage/nord"]);
  expect(sectorsToTell(["village"], { district: "village", sectors: undefined })).toBeUndefined();
});

test("other choices stay when one moves", () => {
  expect(movedWish({ topics: ["snow"], districts: [] }, "village", "riviere")).toBeUndefined();
  expect(movedWish({ topics: ["snow"], districts: ["riviere"] }, "village", "parc")).toBeUndefined();
  expect(movedWish({ topics: ["snow"], districts: ["village"] }, "village", "village")).toBeUndefined();
  expect(movedWish({ topics: ["snow"], districts: ["village"] }, undefined, "village")).toBeUndefined();
  expect(movedWish(undefined, "village", "riviere")).toBeUndefined();
});
