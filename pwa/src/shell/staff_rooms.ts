/** The staff console's table of contents, in its own chunk with its own words. */
import { addStaffWords } from "../kernel/words_staff";
import type { Route } from "./router";

addStaffWords();

export const staffRoutes: readonly Route[] = [];
