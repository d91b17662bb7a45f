import { cleanup, fireEvent, render, screen, waitFor } from "@testing-library/preact";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { InstallCard } from "../../../pwa/src/shell/InstallCard";
import { installState, startInstall } from "../../../pwa/src/shell/install";
import { removeSetting } from "../../../pwa/src/store/settings";
import { emptyStore } from "../store/empty_store";

const IPHONE = "Mozilla/5.0 (iPhone; CPU iPhone OS 16_4 like Mac OS X) AppleWebKit/605.1.15";
const prompt = vi.fn(() => Promise.resolve());

function browserOffers(): void {
  window.dispatchEvent(Object.assign(new Event("beforeinstallprompt", { cancelable: true }), { prompt }));
}

beforeEach(async () => {
  await emptyStore();
  await removeSetting("install_dismissed_at");
  installState.value = "none";
  vi.clearAllMocks();
});
afterEach(cleanup);

test("nothing is offered where the browser cannot install", () => {
  startInstall();
  const { container } = render(<InstallCard />);
  expect(container.textContent).toBe("");
});

test("the browser's own question comes only after the person pressed", async () => {
  startInstall();
  browserOffers();
  render(<InstallCard />);
  expect(prompt).not.toHaveBeenCalled();
  fireEvent.click(screen.getByRole("button", { name: "Ajouter à l’écran d’accueil" }));
  expect(prompt).toHaveBeenCalledOnce();
  await waitFor(() => expect(screen.queryByRole("button")).toBeNull());
});

test("an offer that was put away stays away, but not on the help page", async () => {
  startInstall();
  browserOffers();
  render(<InstallCard />);
  fireEvent.click(screen.getByRole("button", { name: "Pas maintenant" }));
  await waitFor(() => expect(screen.queryByRole("button")).toBeNull());
  cleanup();
  render(<InstallCard always />);
  expect(screen.getByRole("button", { name: "Ajouter à l’écran d’accueil" })).toBeDefined();
});

test("on an iPhone it says how, since no browser there can ask", () => {
  vi.spyOn(navigator, "userAgent", "get").mockReturnValue(IPHONE);
  startInstall();
  render(<InstallCard />);
  expect(document.body.textContent).toContain("Touchez le bouton Partager du navigateur");
});

test("an app that is installed offers nothing more", () => {
  startInstall();
  browserOffers();
  window.dispatchEvent(new Event("appinstalled"));
  const { container } = render(<InstallCard />);
  expect(container.textContent).toBe("");
});
