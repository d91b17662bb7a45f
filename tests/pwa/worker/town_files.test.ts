// @vitest-environment node
import { beforeEach, expect, test, vi } from "vitest";
import { isTownFile, keepTownFiles, serveTownFile } from "../../../service_worker/town_files";
import { ORIGIN } from "./scope";

/** Two false pieces of the browser: a cache that keeps texts, and a network that can go away. */
const kept = new Map<string, string>();
let network: Map<string, string>;
let behind: Promise<unknown>[];

const CSS = `${ORIGIN}/town.css`;

beforeEach(() => {
  kept.clear();
  behind = [];
  network = new Map([[CSS, "red"]]);
  vi.stubGlobal(
    "Request",
    class extends Request {
      constructor(path: string | Request) {
        super(typeof path === "string" ? new URL(path, ORIGIN) : path);
      }
    },
  );
  const put = async (request: Request, response: Response) => void kept.set(request.url, await response.text());
  vi.stubGlobal("caches", {
    open: async () => ({ put }),
    match: async (request: Request) => {
      const text = kept.get(request.url);
      return text === undefined ? undefined : new Response(text);
    },
  });
  vi.stubGlobal("fetch", async (request: Request) => {
    if (network.size === 0) throw new TypeError("Failed to fetch");
    const text = network.get(request.url);
    return new Response(text ?? null, { status: text === undefined ? 404 : 200 });
  });
});

async function serve(): Promise<string> {
  const answer = await serveTownFile(new Request(CSS), { waitUntil: (work) => behind.push(work) });
  return await answer.text();
}

test("the colours kept at installation are shown without network", async () => {
  await keepTownFiles();
  network.clear();
  expect(await serve()).toBe("red");
});

test("a new colour is shown at the next opening", async () => {
  await keepTownFiles();
  network.set(CSS, "blue");
  expect(await serve()).toBe("red");
  await Promise.all(behind);
  expect(await serve()).toBe("blue");
});

test("a file that the town lacks does not stop the installation, and is not kept", async () => {
  await keepTownFiles();
  expect([...kept.keys()]).toEqual([CSS]);
});

test("an error of the server never replaces what is kept", async () => {
  await keepTownFiles();
  network = new Map([[`${ORIGIN}/other`, ""]]);
  await serve();
  await Promise.all(behind);
  expect(await serve()).toBe("red");
});

test("only the town's own files are its files", () => {
  expect(
    ["/town.css", "/town/emblem.svg", "/manifest.webmanifest"].every((path) => isTownFile(new URL(path, ORIGIN))),
  ).toBe(true);
  expect(["/", "/assets/index.css", "/api/v1/towns/profile"].some((path) => isTownFile(new URL(path, ORIGIN)))).toBe(
    false,
  );
});
