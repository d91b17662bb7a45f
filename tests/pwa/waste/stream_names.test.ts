import { describe, expect, test } from "vitest";
import { asksAboutABin, streamsCalled } from "../../../pwa/src/rooms/waste/stream_names";
import { binsMeant } from "../../../pwa/src/rooms/waste/views/BinAnswer";
import cases from "../../cases/waste/stream_names.json";
import { stream } from "./factories";

interface Case {
  name: string;
  streams: Record<string, string[]>;
  called: Record<string, string[]>;
}

describe("what a town calls its streams", () => {
  test.each(cases as unknown as Case[])("$name", ({ streams, called }) => {
    const known = Object.entries(streams).map(([code, synonyms]) => ({
      ...stream(code),
      name: {},
      container: {},
      synonyms,
    }));
    for (const [text, codes] of Object.entries(called)) {
      expect(
        streamsCalled(known, text).map(({ code }) => code),
        text,
      ).toEqual(codes);
    }
  });
});

describe("a bin asked for", () => {
  const streams = ["ordures", "recyclage", "compost"].map(stream);
  const codes = (text: string): string[] => binsMeant(streams, text).streams.map(({ code }) => code);

  test("is the one of that name", () => {
    expect(codes("bac bleu")).toEqual(["recyclage"]);
    expect(codes("recyclage")).toEqual(["recyclage"]);
    expect(binsMeant(streams, "bac bleu").isKnown).toBe(true);
  });

  test("that this town does not have gives those that it has, and says so", () => {
    expect(codes("bac vert")).toEqual(["ordures", "recyclage", "compost"]);
    expect(binsMeant(streams, "bac vert").isKnown).toBe(false);
  });

  test("is not asked for by an object", () => {
    expect(asksAboutABin("pizza")).toBe(false);
    expect(codes("pizza")).toEqual([]);
    expect(codes("")).toEqual([]);
  });
});
