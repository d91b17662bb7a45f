/** The staff console's table of contents, in its own chunk with its own frame and words. */
import { addStaffWords } from "../kernel/words_staff";
import { counterRoutes } from "../rooms/forms/staff/counter/room";
import { staffRoutes as forms } from "../rooms/forms/staff/room";
import { staffRoutes as notices } from "../rooms/notices/staff/room";
import { staffRoutes as people } from "../rooms/people/room";
import { staffRoutes as requests } from "../rooms/requests/staff/room";
import { staffRoutes as waste } from "../rooms/waste/staff/room";
import type { Route } from "./router";
import { staffFrameFor } from "./staff/StaffFrame";

addStaffWords();

export const staffRoutes: readonly Route[] = [...requests, ...counterRoutes, ...notices, ...waste, ...forms, ...people];

export const StaffFrame = staffFrameFor(staffRoutes);
