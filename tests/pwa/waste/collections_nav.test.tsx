import { cleanup, render, screen } from "@testing-library/preact";
import { afterEach, beforeEach, expect, test } from "vitest";
import { addStaffWords } from "../../../pwa/src/kernel/words_staff";
import { COLLECTIONS_DESKS } from "../../../pwa/src/rooms/waste/staff/desks";
import { staffRoutes } from "../../../pwa/src/rooms/waste/staff/room";
import { CollectionsNav } from "../../../pwa/src/rooms/waste/staff/views/CollectionsNav";
import { navigate } from "../../../pwa/src/shell/router";

beforeEach(addStaffWords);
afterEach(cleanup);

test("the bar of the collections leads to each part that is open, and says where one is", () => {
  navigate("/staff/collectes/changements");
  render(<CollectionsNav />);
  const links = screen.getAllByRole("link");
  const open = COLLECTIONS_DESKS.filter((desk) => staffRoutes.some((route) => route.path === desk.path));
  expect(links.map((link) => link.getAttribute("href"))).toEqual(open.map((desk) => desk.path));
  expect(links.filter((link) => link.hasAttribute("aria-current")).map((link) => link.textContent)).toEqual([
    "Changements",
  ]);
});
