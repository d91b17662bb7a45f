import { describe, expect, test } from "vitest";
import { newId, receiptCode } from "../../../pwa/src/kernel/ids";
import receipts from "../../cases/ids/receipt.json";

describe("an id made on the phone", () => {
  test("is a UUID of version 7 that begins with the time", () => {
    const id = newId(Date.parse("2026-12-01T19:30:00Z"));
    expect(id).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/);
    expect(Number.parseInt(id.replace("-", "").slice(0, 12), 16)).toBe(Date.parse("2026-12-01T19:30:00Z"));
  });

  test("sorts after one that was made earlier", () => {
    expect(newId(2_000_000_000_000) > newId(1_999_999_999_999)).toBe(true);
  });

  test("is never the same twice", () => {
    expect(new Set(Array.from({ length: 500 }, () => newId(0))).size).toBe(500);
  });

  test.each(receipts)("$id is read out as $code, as on the server", ({ id, code }) => {
    expect(receiptCode(id)).toBe(code);
  });
});
