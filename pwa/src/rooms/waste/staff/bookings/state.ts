/** The bookings of the days ahead as the console last heard them. */
import { signal } from "@preact/signals";
import type { BookedDay, BookingPolicy, StaffBookings } from "../../../../wire/api.gen";
import { call } from "../../../../wire/http";
import { csrf, leaveIfSignedOut } from "../../../people/staff/session";

const PATH = "/api/v1/staff/collection-bookings";

export const bookings = signal<StaffBookings | undefined>(undefined);
export const trouble = signal<unknown>(undefined);

export async function loadBookings(): Promise<void> {
  try {
    bookings.value = await call<StaffBookings>("GET", PATH);
    trouble.value = undefined;
  } catch (problem) {
    if (!leaveIfSignedOut(problem)) trouble.value = problem;
  }
}

/** Frees the place, and tells the person on their request. */
export async function cancelBooking(id: string): Promise<void> {
  await call<void>("DELETE", `${PATH}/${id}`, { csrf: await csrf() });
  await loadBookings();
}

export async function setPolicy(stream: string, policy: BookingPolicy): Promise<void> {
  const path = `/api/v1/staff/collection-booking-policies/${encodeURIComponent(stream)}`;
  await call<void>("PUT", path, { body: policy, csrf: await csrf() });
  await loadBookings();
}

/** Where a day's list is taken away as a table. */
export function tableAddress({ uid, on, is_cancelled }: BookedDay, language: string): string {
  return `${PATH}.csv?${new URLSearchParams({ uid, on, is_cancelled: String(is_cancelled), language })}`;
}
