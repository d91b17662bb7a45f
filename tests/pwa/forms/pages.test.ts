import { describe, expect, test } from "vitest";
import { promisedOn } from "../../../pwa/src/rooms/forms/delay";
import {
  addressOf,
  CHECK,
  type FormPage,
  faultsOf,
  nextStep,
  pageFor,
  pagesOf,
  previousStep,
  readAddress,
  stepToCorrect,
  stopOn,
} from "../../../pwa/src/rooms/forms/pages";
import { SIGNALER } from "./signaler";

const TODAY = "2027-03-02";
const idsOf = (pages: FormPage[]) => pages.map((page) => page.step.id);

describe("the way through a form", () => {
  test("has a page only for what is asked", () => {
    expect(idsOf(pagesOf(SIGNALER, { category: "hole" }))).toEqual(["what", "details"]);
    expect(idsOf(pagesOf(SIGNALER, { category: "lamp" }))).toEqual(["what", "lamp", "details"]);
  });

  test("leads on to the next page, and from the last to the check", () => {
    const pages = pagesOf(SIGNALER, { category: "lamp" });
    expect(["what", "lamp", "details"].map((step) => nextStep(pages, step))).toEqual(["lamp", "details", CHECK]);
  });

  test("is not left while a question is open that is called like its step", () => {
    const [what] = SIGNALER.steps;
    if (what === undefined) throw new Error("no step");
    const form = { ...SIGNALER, steps: [{ ...what, id: "category" }] };
    const [page] = pagesOf(form, {});
    expect(faultsOf(form, {}, TODAY, page).map(({ question }) => question)).toEqual(["category"]);
  });

  test("leads back the same way", () => {
    const pages = pagesOf(SIGNALER, { category: "lamp" });
    expect([CHECK, "details", "lamp", "what"].map((step) => previousStep(pages, step))).toEqual([
      "details",
      "lamp",
      "what",
      undefined,
    ]);
  });

  test("shows the first page when the one of the address is not asked any more", () => {
    const page = pageFor(pagesOf(SIGNALER, { category: "hole" }), "lamp") as FormPage;
    expect(page.step.id).toBe("what");
  });

  test("ends at an answer that stops it, and names it", () => {
    const pages = pagesOf(SIGNALER, { category: "danger" });
    expect(idsOf(pages)).toEqual(["what"]);
    expect(stopOn(pages[0] as FormPage, { category: "danger" })?.value).toBe("danger");
    expect(stopOn(pages[0] as FormPage, { category: "hole" })).toBeUndefined();
  });

  test("asks on a page only for what that page can correct, and never for what is only recommended", () => {
    const [what, details] = pagesOf(SIGNALER, { category: "hole" }) as [FormPage, FormPage];
    expect(faultsOf(SIGNALER, {}, TODAY, what).map(({ question }) => question)).toEqual(["category"]);
    expect(faultsOf(SIGNALER, { category: "hole" }, TODAY, details).map(({ question }) => question)).toEqual(["place"]);
  });

  test("finds the step of the first answer that the town sent back", () => {
    expect(stepToCorrect(SIGNALER, [{ question: "email", code: "not-an-email", params: {} }])).toBe("details");
  });

  test("has an address for every page, read back as it was written", () => {
    const address = { code: "signaler", envelope: "019", step: "details", fromCheck: true };
    const text = addressOf(address);
    expect(text).toBe("/formulaires/signaler?e=019&etape=details&retour=verifier");
    expect(readAddress(text.slice(text.indexOf("?")))).toEqual({ envelope: "019", step: "details", fromCheck: true });
    expect(addressOf({ code: "signaler" })).toBe("/formulaires/signaler");
  });

  test.each([
    ["2027-03-02", 5, "2027-03-09"],
    ["2027-03-05", 1, "2027-03-08"],
    ["2027-03-06", 1, "2027-03-08"],
    ["2027-03-06", 0, "2027-03-06"],
  ])("from %s, %i business days lead to %s", (from, days, on) => {
    expect(promisedOn(from, days)).toBe(on);
  });
});
