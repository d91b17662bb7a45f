// @vitest-environment node
import "fake-indexeddb/auto";
import { beforeEach, expect, test } from "vitest";
import { setSetting } from "../../../pwa/src/store/settings";
import { renewSubscription } from "../../../service_worker/subscription";
import { emptyStore, FakeScope, FakeTown, subscriptionAt } from "./scope";

let scope: FakeScope;
let town: FakeTown;

beforeEach(async () => {
  await emptyStore();
  scope = new FakeScope();
  town = new FakeTown();
});

async function aliceWantsAlerts(): Promise<void> {
  await setSetting("subscription", { id: "sub-1", topics: ["emergency"], districts: ["moulin"], language: "fr" });
}

test("the town learns the subscription that the browser brings, with what Alice asked for", async () => {
  await aliceWantsAlerts();
  await renewSubscription({ newSubscription: subscriptionAt("https://push.example/new") }, scope.self);
  expect(town.requests).toEqual([
    {
      method: "PUT",
      path: "/api/v1/push-subscriptions/sub-1",
      body: {
        endpoint: "https://push.example/new",
        keys: { p256dh: "public", auth: "secret" },
        topics: ["emergency"],
        districts: ["moulin"],
        language: "fr",
        application_server_key: "BAUG",
      },
    },
  ]);
});

test("a browser that brings none is asked for one", async () => {
  await aliceWantsAlerts();
  await renewSubscription({}, scope.self);
  expect(town.requests).toMatchObject([{ body: { endpoint: "https://push.example/renewed" } }]);
});

test("a browser that already has another is not asked again", async () => {
  await aliceWantsAlerts();
  scope.subscription = subscriptionAt("https://push.example/present");
  await renewSubscription({}, scope.self);
  expect(town.requests).toMatchObject([{ body: { endpoint: "https://push.example/present" } }]);
});

test("nothing is sent for a phone whose alerts are off", async () => {
  await renewSubscription({ newSubscription: subscriptionAt("https://push.example/new") }, scope.self);
  expect(town.requests).toEqual([]);
});
