/** The only module of the app that reads the time; tests set it. */
import { signal } from "@preact/signals";

let read: () => Date = () => new Date();

export function now(): Date {
  return read();
}

/** Lets a test decide what time it is; without argument, time is real again. */
export function setClock(clock: () => Date = () => new Date()): void {
  read = clock;
  minute.value = read();
}

/** Moves once a minute and when the page is shown again, for what depends on the time of day. */
export const minute = signal<Date>(read());

/** Starts the minute; called once by the shell. */
export function startClock(): void {
  const tick = (): void => {
    minute.value = read();
  };
  setInterval(tick, 60_000);
  document.addEventListener("visibilitychange", () => {
    if (document.visibilityState === "visible") tick();
  });
}
