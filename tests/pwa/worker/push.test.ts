// @vitest-environment node
import "fake-indexeddb/auto";
import { beforeEach, describe, expect, test } from "vitest";
import { openStore } from "../../../pwa/src/store/database";
import { setSetting } from "../../../pwa/src/store/settings";
import { showPush } from "../../../service_worker/push";
import { emptyStore, FakeScope, FakeTown, FakeWindow, noticePush, pushOf } from "./scope";

let scope: FakeScope;
let town: FakeTown;

beforeEach(async () => {
  await emptyStore();
  scope = new FakeScope();
  town = new FakeTown();
});

describe("a push is never silent", () => {
  const garbage: [string, PushMessageData | null][] = [
    ["no message at all", null],
    ["an empty text", pushOf("")],
    ["a text that is not JSON", pushOf("<html>Bienvenue au café</html>")],
    ["JSON that is not an object", pushOf([1, 2])],
    ["null", pushOf("null")],
    ["a number", pushOf("8030")],
    ["a declarative message without notification", pushOf({ web_push: 8030 })],
    ["a notification that is a text", pushOf({ web_push: 8030, notification: "Bonjour" })],
    ["a title that is a number", pushOf({ web_push: 8030, notification: { title: 7, navigate: "/" } })],
    ["a title of spaces", pushOf({ web_push: 8030, notification: { title: "   " } })],
    ["another dialect", pushOf({ notification: { title: "Hello" } })],
    [
      "bytes that cannot be read",
      {
        json: () => {
          throw new TypeError("unreadable");
        },
      } as unknown as PushMessageData,
    ],
  ];

  test.each(garbage)("%s shows the generic words", async (_name, message) => {
    await showPush(message, scope.self);
    expect([...scope.screen.values()]).toMatchObject([
      { title: "Nouvelle de votre ville", body: "Ouvrez l’application pour la lire.", data: { path: "/" } },
    ]);
  });

  test("the generic words are in the language of the person", async () => {
    await setSetting("language", "en");
    await showPush(null, scope.self);
    expect([...scope.screen.values()]).toMatchObject([{ title: "News from your town", lang: "en" }]);
  });

  test("an option that the browser refuses leaves the generic words", async () => {
    scope.refusesOptions = true;
    await showPush(noticePush({ lang: "xx" }), scope.self);
    expect([...scope.screen.values()]).toMatchObject([{ title: "Nouvelle de votre ville" }]);
  });

  test("a town that does not answer changes nothing on the screen", async () => {
    town.answer = "no network";
    await showPush(noticePush(), scope.self);
    expect(scope.shows).toBe(1);
  });
});

describe("a notice", () => {
  test("shows its own words and carries its page to the click", async () => {
    await showPush(noticePush(), scope.self);
    expect([...scope.screen.values()]).toEqual([
      {
        title: "Faites bouillir l’eau",
        body: "Secteur du Moulin, jusqu’à nouvel ordre.",
        lang: "fr",
        tag: "0190",
        data: { path: "/avis/0190", delivery: "token-1" },
      },
    ]);
  });

  test("that points to another site opens the home page", async () => {
    await showPush(noticePush({ navigate: "https://hameconnage.example/avis/1" }), scope.self);
    expect([...scope.screen.values()]).toMatchObject([{ data: { path: "/" } }]);
  });

  test("that comes twice is on the screen once and heard once", async () => {
    await showPush(noticePush(), scope.self);
    await showPush(noticePush(), scope.self);
    expect(scope.screen.size).toBe(1);
    expect(scope.shows).toBe(2);
    expect(scope.sounds).toBe(1);
  });

  test("that comes again after the person put it away makes no sound", async () => {
    await showPush(noticePush(), scope.self);
    scope.screen.clear();
    await showPush(noticePush(), scope.self);
    expect(scope.sounds).toBe(1);
  });

  test("that changed replaces the first and is heard again", async () => {
    await showPush(noticePush({ version: 1 }), scope.self);
    await showPush(noticePush({ version: 2 }), scope.self);
    expect(scope.screen.size).toBe(1);
    expect(scope.sounds).toBe(2);
  });

  test("whose old version comes late makes no sound", async () => {
    await showPush(noticePush({ version: 2 }), scope.self);
    await showPush(noticePush({ version: 1 }), scope.self);
    expect(scope.sounds).toBe(1);
  });

  test("whose old version comes late leaves the newer words on the screen", async () => {
    await showPush(noticePush({ version: 2, title: "C’est terminé", body: "L’eau est potable." }), scope.self);
    await showPush(noticePush({ version: 1 }), scope.self);
    await showPush(noticePush({ version: 1 }), scope.self);
    expect([...scope.screen.values()]).toMatchObject([{ title: "C’est terminé", body: "L’eau est potable." }]);
  });

  test("tells the open windows that it came", async () => {
    scope.windows = [new FakeWindow("/")];
    await showPush(noticePush(), scope.self);
    expect(scope.windows[0]?.heard).toEqual([{ type: "notice.received", id: "0190" }]);
  });
});

describe("the receipt", () => {
  test("says which delivery was shown", async () => {
    await showPush(noticePush(), scope.self);
    expect(town.requests).toMatchObject([
      { method: "POST", path: "/api/v1/push-receipts", body: { receipts: [{ delivery: "token-1", event: "shown" }] } },
    ]);
    expect(await (await openStore()).count("receipts")).toBe(0);
  });

  test("waits in the store when there is no network, and leaves with the next push", async () => {
    town.answer = "no network";
    await showPush(noticePush(), scope.self);
    expect(await (await openStore()).count("receipts")).toBe(1);
    town.answer = 204;
    await showPush(noticePush({ version: 2 }), scope.self);
    expect(await (await openStore()).count("receipts")).toBe(0);
  });
});
