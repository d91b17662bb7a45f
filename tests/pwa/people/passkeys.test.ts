import { describe, expect, test } from "vitest";
import { bytes, deviceName, text } from "../../../pwa/src/rooms/people/staff/passkeys";

describe("WebAuthn's bytes", () => {
  test("go to base64url and back", () => {
    const every = Uint8Array.from({ length: 256 }, (_, value) => value);
    const encoded = text(every.buffer);
    expect(encoded).toMatch(/^[\w-]+$/);
    expect([...bytes(encoded)]).toEqual([...every]);
  });

  test("are read without padding, whatever their number", () => {
    expect(["", "AA", "AAA", "AAAA"].map((encoded) => bytes(encoded).length)).toEqual([0, 1, 2, 3]);
  });
});

describe("a new passkey", () => {
  test.each([
    ["Mozilla/5.0 (iPhone; CPU iPhone OS 18_4 like Mac OS X) AppleWebKit/605.1.15", "iPhone"],
    ["Mozilla/5.0 (Linux; Android 15; Pixel 8) AppleWebKit/537.36", "Android"],
    ["Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) AppleWebKit/605.1.15", "Mac"],
    ["Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36", "Windows"],
    ["Mozilla/5.0 (X11; CrOS x86_64 14541.0.0) AppleWebKit/537.36", "Chromebook"],
    ["Something else", ""],
  ])("is named after its device: %s", (userAgent, name) => {
    expect(deviceName(userAgent)).toBe(name);
  });
});
