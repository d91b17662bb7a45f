import { cleanup, fireEvent, render } from "@testing-library/preact";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { arrive, match, navigate, place, type Route, startRouter } from "../../../pwa/src/shell/router";

const view = async () => () => null;
const ROUTES: Route[] = [
  { path: "/", title: "home", view },
  { path: "/services", title: "services", view },
  { path: "/services/:code", title: "service", view },
];
let stop = (): void => {};

/** A browser would follow what the router leaves to it; a test must not. */
const stay = (event: Event): void => event.preventDefault();

beforeEach(() => {
  sessionStorage.clear();
  navigate("/", { replace: true });
  stop = startRouter();
  window.addEventListener("click", stay);
});
afterEach(() => {
  stop();
  window.removeEventListener("click", stay);
  cleanup();
});

describe("a path", () => {
  test("finds its route and its parameters, decoded", () => {
    expect(match(ROUTES, "/services/abri%20d%E2%80%99auto")).toMatchObject({
      route: { title: "service" },
      params: { code: "abri d’auto" },
    });
  });

  test("without its parameter is another route", () => {
    expect(match(ROUTES, "/services")?.route.title).toBe("services");
  });

  test("that no room knows finds nothing, and a broken escape breaks nothing", () => {
    expect(match(ROUTES, "/nulle/part/ailleurs")).toBeUndefined();
    expect(match(ROUTES, "/services/%E0%A4%A")?.params).toEqual({ code: "%E0%A4%A" });
  });
});

describe("a link of the app", () => {
  test("changes the screen, not the page", () => {
    const { getByText } = render(<a href="/services">Services</a>);
    fireEvent.click(getByText("Services"));
    expect(place.value.path).toBe("/services");
    expect(window.location.pathname).toBe("/services");
  });

  test.each([
    ["with a modifier key", { ctrlKey: true }, {}],
    ["to another window", {}, { target: "_blank" }],
    ["to a file to keep", {}, { download: "a.ics" }],
    ["to the API", {}, { href: "/api/docs" }],
    ["to another site", {}, { href: "https://example.test/" }],
  ])("%s is left to the browser", (_name, click, attributes) => {
    const { getByText } = render(
      <a href="/services" {...attributes}>
        Lien
      </a>,
    );
    fireEvent.click(getByText("Lien"), click);
    expect(place.value.path).toBe("/");
  });
});

describe("arriving", () => {
  test("puts the focus on the heading, so that it is read", () => {
    render(
      <main>
        <h1 tabIndex={-1}>Collectes</h1>
      </main>,
    );
    navigate("/collectes");
    arrive();
    expect(document.activeElement?.textContent).toBe("Collectes");
  });

  test("on a screen that replaced another begins at its top", () => {
    Object.defineProperty(window, "scrollY", { value: 264, configurable: true });
    navigate("/", { replace: true });
    const scrolled: unknown[] = [];
    window.scrollTo = ((...to: unknown[]) => scrolled.push(to)) as typeof window.scrollTo;
    arrive();
    expect(scrolled).toEqual([[0, 0]]);
  });

  test("by Back returns to where one was on the page", () => {
    Object.defineProperty(window, "scrollY", { value: 420, configurable: true });
    const here = history.state as unknown;
    navigate("/services");
    Object.defineProperty(window, "scrollY", { value: 0, configurable: true });
    history.replaceState(here, "", "/");
    const scrolled: unknown[] = [];
    window.scrollTo = ((...to: unknown[]) => scrolled.push(to)) as typeof window.scrollTo;
    arrive();
    expect(scrolled).toEqual([[0, 420]]);
  });
});
