/** Starts the app: what was remembered first, then the screen, then the news from the town. */
// First of all: it names the order of the layers, which the rooms' own styles join.
import "./styles/index.css";
import { render } from "preact";
import { now, startClock } from "./kernel/clock";
import { language, setLanguage } from "./kernel/words";
import { startOutbox } from "./outbox/page";
import { startAlerts } from "./rooms/notices/alerts/start";
import { followRequests } from "./rooms/requests/state";
import { followTown } from "./rooms/towns/state";
import { followAddress } from "./rooms/waste/state";
import { App, find } from "./shell/App";
import { startInstall } from "./shell/install";
import { place, startRouter } from "./shell/router";
import { startUpdates } from "./shell/update";
import { startWorker } from "./shell/worker";
import { datasetLoaded, keepFresh } from "./store/datasets";
import { detectEviction } from "./store/persistence";
import { loadSettings } from "./store/settings_live";

async function start(): Promise<void> {
  startInstall();
  startRouter();
  const view = find(place.value).catch(() => undefined);
  const copies = firstCopies();
  const remembered = await loadSettings().catch(() => undefined);
  if (remembered?.language) await setLanguage(remembered.language).catch(() => undefined);
  followTown();
  language.subscribe((chosen) => {
    document.documentElement.lang = chosen;
  });
  if (remembered?.zone) await datasetLoaded("waste.calendar", remembered.zone);
  await copies;
  const root = document.getElementById("app");
  if (root) render(<App first={await view} />, root);
  startClock();
  keepFresh();
  startOutbox();
  followRequests();
  followAddress();
  void startAlerts();
  if (remembered?.reminders) void import("./rooms/waste/reminders/start").then((module) => module.startReminders());
  startUpdates();
  await startWorker();
  if (remembered) await detectEviction(now().getTime());
}

/** What the first screen shows, read from the phone before it is drawn, so that it is drawn once and whole. */
function firstCopies(): Promise<unknown> {
  return Promise.all(
    (["towns.profile", "notices.recent", "waste.streams"] as const).map((name) => datasetLoaded(name)),
  );
}

void start();
