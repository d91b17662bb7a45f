import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { dropOldFiles, isBuiltFile, serveBuiltFile } from "../../../service_worker/console_files";

const FILE = "https://ville.example/assets/screens-1a2b3c.js";
let kept: Map<string, Response>;
let fetched = 0;

beforeEach(() => {
  kept = new Map();
  fetched = 0;
  vi.stubGlobal("caches", {
    match: async (request: Request) => kept.get(request.url)?.clone(),
    open: async () => ({ put: async (request: Request, response: Response) => void kept.set(request.url, response) }),
    delete: async () => {
      kept.clear();
      return true;
    },
  });
});
afterEach(() => vi.unstubAllGlobals());

function network(answer: () => Response): void {
  vi.stubGlobal("fetch", async () => {
    fetched += 1;
    return answer();
  });
}

test("a file of the console that was opened once opens without network", async () => {
  network(() => new Response("screens"));
  await serveBuiltFile(new Request(FILE));
  network(() => {
    throw new TypeError("Failed to fetch");
  });
  expect(await (await serveBuiltFile(new Request(FILE))).text()).toBe("screens");
  expect(fetched).toBe(1);
});

test("an answer that is no file is not kept", async () => {
  network(() => new Response("gone", { status: 404 }));
  expect((await serveBuiltFile(new Request(FILE))).status).toBe(404);
  expect(kept.size).toBe(0);
});

test("another version begins without the files of the one before", async () => {
  network(() => new Response("screens"));
  await serveBuiltFile(new Request(FILE));
  await dropOldFiles();
  expect(kept.size).toBe(0);
});

test("only built files are served so", () => {
  expect(isBuiltFile(new URL(FILE))).toBe(true);
  expect(isBuiltFile(new URL("https://ville.example/api/v1/waste/streams"))).toBe(false);
});
